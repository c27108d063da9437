package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.SilentProxy;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.net.URI;

/// Who looks up again what has not changed costs the database nothing: it is asked by the clock
/// alone, in the background.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class UnaskedDatabaseTests {

    private static final int REQUESTS = 1_000;
    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final URI ADDRESS = URI.create(DATABASE.url().substring("jdbc:".length()));
    private static final SilentProxy PROXY = SilentProxy.to(ADDRESS.getPort());

    private final ServiceClient service;

    UnaskedDatabaseTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add(
                "spring.datasource.url",
                () ->
                        "jdbc:postgresql://localhost:%d%s"
                                .formatted(PROXY.port(), ADDRESS.getPath()));
        registry.add("spring.datasource.username", DATABASE::username);
        registry.add("spring.datasource.password", DATABASE::password);
    }

    @AfterAll
    static void close() {
        PROXY.close();
    }

    @Test
    void answersThatTheSegmentOfACustomerHasNotChanged() {
        var path = "/customers/c001/segment";
        service.upload(SmallShop.csv(100));
        service.segment("{}");
        var tag = service.answer(path).headers().firstValue("ETag").orElseThrow();

        int before = PROXY.questions();
        for (int request = 0; request < REQUESTS; request++) {
            assertThat(service.answer(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        }

        assertThat(before).as("is counted").isPositive();
        assertThat(PROXY.questions() - before).isLessThan(REQUESTS / 2);
    }
}
