package io.clientele.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ClienteleApplication;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares the document that the service serves with `http/openapi.yaml`, the contract.
///
/// After a change that is meant, write the contract anew and read its difference before committing:
/// `mvn test -Dtest=OpenApiContractTests -Dopenapi.write=true`
@SpringBootTest(classes = ClienteleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class OpenApiContractTests {
    private static final Path CONTRACT = Path.of("http/openapi.yaml");

    @LocalServerPort private int port;

    @Test
    void servesTheContract() throws Exception {
        var served = served();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(CONTRACT, served);
        }

        assertThat(served)
                .as(
                        "mvn test -Dtest=OpenApiContractTests -Dopenapi.write=true rewrites %s",
                        CONTRACT)
                .isEqualTo(Files.readString(CONTRACT));
    }

    private String served() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:%d/v3/api-docs.yaml".formatted(port)))
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
