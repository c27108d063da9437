package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;

/// The service when PostgreSQL goes away under it.
@Execution(ExecutionMode.CONCURRENT)
class DatabaseDownTests {

    @Test
    void saysSoAndWhenToComeAgain() throws IOException {
        var postgres = EmbeddedPostgres.start();
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
        } finally {
            postgres.close();
        }
    }
}
