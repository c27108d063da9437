package io.clientele.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

class CourierTest {

    private final Courier courier =
            new Courier(new PinnedClients(), new CourierProperties(false, Duration.ofSeconds(5)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://localhost/x",
                "https://2130706433/x",
                "https://example.com./x",
                "https://[::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://[fe80::1]/x",
                "https://[fd00::1]/x",
                "https://[64:ff9b::a00:1]/x",
                "https://[2002:a00:1::]/x",
                "https://0.0.0.0/x",
                "https://10.1.2.3/x",
                "https://100.64.0.1/x",
                "https://169.254.169.254/latest/meta-data",
                "https://172.31.255.255/x",
                "https://192.168.0.1/x",
                "https://224.0.0.1/x",
                "https://255.255.255.255/x",
                "http://93.184.215.14/x",
                "ftp://93.184.215.14/x",
                "https://user@93.184.215.14/x",
                "/x"
            })
    void refusesAllButHttpsOnThePublicInternet(String address) throws Exception {
        var uri = URI.create(address);
        assertThatThrownBy(() -> courier.check(uri)).isInstanceOf(AddressRefused.class);

        var receipt =
                courier.send(
                        new Parcel(
                                uri,
                                "msg_1",
                                0,
                                "{}",
                                List.of(SigningSecret.random(new SecureRandom()))));

        assertThat(receipt.fault()).isEqualTo(Fault.ADDRESS_REFUSED);
        assertThat(receipt.accepted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.215.14", "8.8.8.8", "2606:4700::1111", "172.32.0.1", "100.128.0.1"})
    void takesAddressesOfThePublicInternet(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2606:4700::1111]", "[2606:4700:0:0:0:0:0:1111]", "8.8.8.8"})
    void sendsNoNameWhereNumbersAreGiven(String host) throws Exception {
        assertThat(Destination.of(URI.create("https://" + host + "/x"), false).isLiteral())
                .isTrue();
    }

    @Test
    void pinsTheConnectionToTheNumbersThatWereLookedAt() throws Exception {
        var destination = Destination.of(URI.create("https://localhost:8443/a%20b?c=d"), true);

        assertThat(destination.pinned().toString())
                .matches("https://(127\\.0\\.0\\.1|\\[0:0:0:0:0:0:0:1]):8443/a%20b\\?c=d");
        assertThat(destination.hostHeader()).isEqualTo("localhost:8443");
    }

    /// The signature is what Python's hmac makes of the same key and text.
    @Test
    void signsIdTimestampAndBody() {
        var key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        var secret = SigningSecret.of(key);

        assertThat(secret.sign("msg_1", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,GWvjEzx3AphU7wha3hNZPXJnymF9Fg+ZdvPQqWPOjZ0=");
        assertThat(secret.text()).startsWith("whsec_AAECAwQF");
        assertThat(secret).hasToString("whsec_…");
    }
}
