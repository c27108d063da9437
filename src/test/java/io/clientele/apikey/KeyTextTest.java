package io.clientele.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.SecureRandom;
import java.util.HexFormat;

class KeyTextTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void readsWhatItWrites() {
        var key = KeyText.random(random);

        assertThat(KeyText.parse(key.text())).contains(key);
        assertThat(key.text()).hasSize(3 + 12 + 1 + 43);
    }

    @Test
    void aNewSecretKeepsTheId() {
        var key = KeyText.random(random);
        var next = KeyText.random(key.id(), random);

        assertThat(next.id()).isEqualTo(key.id());
        assertThat(next.secret()).isNotEqualTo(key.secret());
        assertThat(next.hash()).isNotEqualTo(key.hash());
    }

    @Test
    void hashesTheSecretBySha256() {
        var key = new KeyText("aaaaaaaaaaaa", "abc");

        assertThat(HexFormat.of().formatHex(key.hash())) // FIPS 180-4, example "abc"
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doesNotShowTheSecretInALog() {
        var key = KeyText.random(random);

        assertThat(key).hasToString("ck_%s_…".formatted(key.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ck_",
                "ck_aaaaaaaaaaaa_short",
                "CK_aaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ck_AAAAAAAAAAAA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ck_aaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ",
                "ck_aaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAé",
                "eyJhbGciOiJSUzI1NiJ9.e30.c2ln"
            })
    void takesNothingElseForAKey(String text) {
        assertThat(KeyText.parse(text)).isEmpty();
    }
}
