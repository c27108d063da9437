package io.clientele.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.clientele.ClienteleApplication;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whether the service starts, and open or closed.
@ExtendWith(OutputCaptureExtension.class)
class FrontDoorTests {

    private final TestDatabase database = TestDatabase.migrated();

    @Test
    void doesNotStartWhereOthersCouldReachItAndNothingSaysWhoMay(CapturedOutput output) {
        assertThatThrownBy(() -> isOpen("--server.address=0.0.0.0"))
                .hasRootCauseInstanceOf(AccessUnconfigured.class);

        assertThat(output)
                .contains("Nothing says who may call the service")
                .contains("clientele.access.bootstrap-key")
                .contains("issuer-uri");
    }

    @Test
    void isNotAloneOnEveryAddressNorBehindAProxy() {
        var server = new ServerProperties();
        assertThat(FrontDoor.isAlone(server)).isFalse();
        server.setAddress(InetAddress.getLoopbackAddress());
        assertThat(FrontDoor.isAlone(server)).isTrue();
        server.setForwardHeadersStrategy(ForwardHeadersStrategy.NATIVE);
        assertThat(FrontDoor.isAlone(server)).isFalse();
    }

    @Test
    void doesNotStartWithAnIssuerWhoseTokensForOthersWouldDo(CapturedOutput output) {
        assertThatThrownBy(
                        () ->
                                isOpen(
                                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri"
                                                + "=https://login.example.com"))
                .hasRootCauseInstanceOf(AccessUnconfigured.class);

        assertThat(output)
                .contains("An issuer of tokens is set and no audience")
                .contains("Set spring.security.oauth2.resourceserver.jwt.audiences");
    }

    @Test
    void doesNotWaitLongForAnIssuerThatIsSilent() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var decoder =
                    NimbusJwtDecoder.withIssuerLocation(
                            "http://127.0.0.1:%d".formatted(silent.getLocalPort()));
            new AccessConfiguration().issuerPatience().customize(decoder);

            assertThatThrownBy(
                            () ->
                                    assertTimeoutPreemptively(
                                            Duration.ofSeconds(20),
                                            () -> {
                                                decoder.build();
                                            }))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void warnsWhileItIsOpenClosesOnceThereIsAKeyAndMayThenListenAnywhere(CapturedOutput output) {
        assertThat(isOpen()).isTrue();
        assertThat(output)
                .contains("also through a proxy or tunnel that runs here")
                .contains("clientele.access.required=true");
        int before = output.toString().length();

        database.jdbc()
                .sql(
                        """
                        insert into api_key (id, name, scopes, secret_hash, created_at)
                        values ('aaaaaaaaaaaa', 'crm', '{read}', sha256('x'), now())
                        """)
                .update();

        assertThat(isOpen("--server.address=0.0.0.0")).isFalse();
        assertThat(output.toString().substring(before)).doesNotContain("proxy or tunnel");
    }

    @Test
    void staysClosedWhereTheActuatorIsGivenThePortOfTheService() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var service =
                        start(
                                "--server.port=" + port,
                                "--management.server.port=" + port,
                                "--clientele.access.bootstrap-key=0123456789abcdef0123456789abcdef");
                var client = HttpClient.newHttpClient()) {
            assertThat(service.isRunning()).isTrue();
            var request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:%d/api-keys".formatted(port)))
                            .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        }
    }

    private boolean isOpen(String... settings) {
        try (var service = start(settings)) {
            return service.getBean(FrontDoor.class).isOpen();
        }
    }

    private ConfigurableApplicationContext start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("--server.port="))) {
            all.add("--server.port=0");
        }
        all.add("--spring.datasource.url=" + database.url());
        all.add("--spring.datasource.username=" + database.username());
        all.add("--spring.datasource.password=" + database.password());
        return new SpringApplicationBuilder(ClienteleApplication.class)
                .run(all.toArray(String[]::new));
    }
}
