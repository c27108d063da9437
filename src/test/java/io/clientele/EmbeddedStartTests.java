package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The service as a newcomer starts it: without a database.
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedStartTests {

    @TempDir private Path folder;

    @Test
    void loadsTheDemoShopOnceTellsWhereToLookAndKeepsItOverAKill() throws IOException {
        try (var service = ServiceProcess.start("--clientele.database.directory=" + folder)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> service.output().contains("/swagger-ui.html"));
            assertThat(service.output()).contains("Clientele is ready.").contains("curl '");
            assertThat(service.client().get("/segments?family=rfm").path("items")).hasSize(10);
            var upload = service.client().get("/uploads").path("items").get(0);
            assertThat(upload.path("customers").asInt()).isBetween(1_900, 2_100);
            assertThat(upload.path("rows").path("returns").asInt()).isPositive();
            assertThat(upload.path("rows").path("rejected").asInt()).isPositive();
            service.kill();
        }

        try (var service = ServiceProcess.start("--clientele.database.directory=" + folder)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> service.output().contains("Clientele is ready."));
            assertThat(service.client().get("/uploads").path("items")).hasSize(1);
            assertThat(service.client().get("/segments?family=tier").path("items")).hasSize(4);
            service.stop();
        }
        assertThat(folder.resolve("data").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void staysEmptyWhenTheDemoShopIsTurnedOff() throws IOException {
        try (var service =
                ServiceProcess.start(
                        "--clientele.database.directory=" + folder,
                        "--clientele.demo.enabled=false")) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> service.output().contains("Clientele is ready."));
            assertThat(service.client().get("/uploads").path("items")).isEmpty();
            service.stop();
        }
        assertThat(Files.exists(folder)).isTrue();
    }
}
