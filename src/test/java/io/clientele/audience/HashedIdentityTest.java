package io.clientele.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected hashes are those of `printf … | sha256sum`.
class HashedIdentityTest {

    private static final String JANE =
            "86e0b9e56c17cc4d12387e1949b85053fbe73bc3ce5a1188713a9d300cc6133d";

    private final HashedIdentity identity = new HashedIdentity();

    @Test
    void hashesIdsAsTheyAreWithoutBlanks() {
        assertThat(identity.ofId(" 17850 "))
                .isEqualTo(identity.ofId("17850"))
                .isEqualTo("8072f6579de3261211c2d30eb23619d2299179bf8835aed226d36f99aa88249d");
        assertThat(identity.ofId("a")).isNotEqualTo(identity.ofId("A"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jane.doe@example.com", " Jane.Doe@Example.COM ", "JANE.DOE@EXAMPLE.COM"})
    void hashesAddressesInLowerCaseWithoutBlanks(String address) {
        assertThat(identity.ofEmail(address)).hasValue(JANE);
        assertThat(identity.ofEmailAtGoogle(address)).hasValue(JANE);
    }

    @Test
    void leavesOutTheDotsBeforeTheAtOfGmailForGoogleAlone() {
        assertThat(identity.ofEmailAtGoogle("Jane.Doe@gmail.com"))
                .isEqualTo(identity.ofEmail("janedoe@gmail.com"));
        assertThat(identity.ofEmail("Jane.Doe@gmail.com"))
                .isNotEqualTo(identity.ofEmail("janedoe@gmail.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17850", "@example.com", "jane@example", "jane doe@example.com", ""})
    void takesNothingElseForAnAddress(String id) {
        assertThat(identity.ofEmail(id)).isEmpty();
        assertThat(identity.ofEmailAtGoogle(id)).isEmpty();
    }
}
