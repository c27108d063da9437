package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The service when PostgreSQL goes away under it.
@Execution(ExecutionMode.CONCURRENT)
class DatabaseDownTests {

    @Test
    void saysSoAndWhenToComeAgainAndGoesOnByItselfOnceItIsBack(@TempDir Path folder)
            throws IOException {
        var postgres = start(folder, 0);
        try (var service =
                ServiceProcess.start(
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres")) {
            assertThat(service.client().answer("/customers/ann").statusCode()).isEqualTo(404);
            postgres.close();

            var answer = service.client().answer("/customers/ann");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(answer.body())
                    .contains("/problems/database-unavailable")
                    .doesNotContain("Exception")
                    .doesNotContain("org.postgresql");

            var health =
                    await().until(
                                    () -> service.client().answer("/actuator/health"),
                                    told -> told.statusCode() == 503);
            var parts = service.client().json(health.body()).path("components");
            assertThat(parts.at("/db/status").asString()).isEqualTo("DOWN");
            assertThat(parts.at("/diskSpace/status").asString()).isEqualTo("UP");
            assertThat(parts.at("/queue/status").asString()).isEqualTo("UNKNOWN");
            assertThat(parts.at("/snapshot/status").asString()).isEqualTo("UNKNOWN");
            assertThat(service.client().answer("/actuator/health/readiness").statusCode())
                    .isEqualTo(503);
            assertThat(service.client().answer("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);

            postgres = start(folder, postgres.getPort());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.client().answer("/customers/ann").statusCode() == 404);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.client().answer("/actuator/health").statusCode() == 200);
        } finally {
            postgres.close();
        }
    }

    private static EmbeddedPostgres start(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
