package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.database.DatabaseOrigin;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;

class GreetingTest {

    private static final DatabaseOrigin DATABASE =
            new DatabaseOrigin(false, "jdbc:postgresql://db/shop");

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0,   http://127.0.0.1:80",
        "::,        http://127.0.0.1:80",
        "10.1.2.3,  http://10.1.2.3:80",
        "::1,       http://[0:0:0:0:0:0:0:1]:80"
    })
    void namesAnAddressThatCanBeCalled(String bound, String address) {
        assertThat(Greeting.address(InetAddress.ofLiteral(bound), "80")).isEqualTo(address);
        assertThat(Greeting.address(null, "80")).isEqualTo("http://127.0.0.1:80");
    }

    @Test
    void encodesWhatWouldEndTheQuotes() {
        assertThat(greeting(true, "it's/{me}"))
                .contains("curl 'http://shop/customers/it%27s%2F%7Bme%7D/segment'");
    }

    @Test
    void showsHowToBeginWithoutNamingACustomer() {
        assertThat(greeting(true, null))
                .contains(
                        "\n  curl --data-binary @orders.csv -H 'Content-Type: text/csv' 'http://shop/uploads'\n")
                .contains(
                        "\n  curl -d '{}' -H 'Content-Type: application/json' 'http://shop/segmentations'\n")
                .doesNotContain("customers/");
    }

    @Test
    void callsAClosedServiceWithAKey() {
        assertThat(greeting(false, null).lines().filter(line -> line.contains("curl")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("  curl -H \"Authorization: Bearer $KEY\" -"));
        assertThat(greeting(false, "7")).contains("$KEY\" 'http://shop/customers/7/segment'");
    }

    private static String greeting(boolean open, @Nullable String demoCustomer) {
        return new Greeting("http://shop", DATABASE, open, demoCustomer).text();
    }
}
