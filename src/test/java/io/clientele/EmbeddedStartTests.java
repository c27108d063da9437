package io.clientele;

import static io.clientele.ServiceClient.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The service as a newcomer starts it: without a database.
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedStartTests {

    @TempDir private Path folder;

    @Test
    void loadsTheDemoShopOnceTellsWhereToLookAndKeepsItOverAKill() throws IOException {
        try (var service = ServiceProcess.start("--clientele.database.directory=" + folder)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> service.output().contains("/swagger-ui.html"));
            assertThat(service.output()).contains("Clientele is ready.");
            assertThat(printedPaths(service, "curl '"))
                    .hasSize(2)
                    .allSatisfy(
                            path ->
                                    assertThat(service.client().answer(path).statusCode())
                                            .as(path)
                                            .isEqualTo(200));
            assertThat(service.client().get("/segments?family=rfm").path("items")).hasSize(10);
            var upload = service.client().get("/uploads").path("items").get(0);
            assertThat(upload.path("customers").asInt()).isBetween(1_900, 2_100);
            assertThat(upload.path("rows").path("returns").asInt()).isPositive();
            assertThat(upload.path("rows").path("rejected").asInt()).isPositive();
            service.kill();
        }

        // A log for machines is told in one event.
        try (var service =
                ServiceProcess.start(
                        "--clientele.database.directory=" + folder,
                        "--spring.profiles.active=cluster")) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> service.output().contains("Clientele is ready at http://"));
            assertThat(service.output()).doesNotContain("curl");
            assertThat(service.client().get("/uploads").path("items")).hasSize(1);
            assertThat(service.client().get("/segments?family=tier").path("items")).hasSize(4);
            service.stop();
        }
        assertThat(folder.resolve("data").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void staysEmptyWithoutTheDemoShopAndIsBroughtBackByACopyOfItsFolder() throws IOException {
        List<String> before;
        var data = Files.createDirectory(folder.resolve("data"));
        try (var service =
                ServiceProcess.start(
                        "--clientele.database.directory=" + data,
                        "--clientele.demo.enabled=false")) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> service.output().contains("Clientele is ready."));
            assertThat(service.client().get("/uploads").path("items")).isEmpty();
            var paths = printedPaths(service, "curl -");
            assertThat(paths).hasSize(2);
            var upload =
                    service.client().post(paths.get(0), "text/csv", ofString(SmallShop.csv(30)));
            assertThat(upload.statusCode()).isEqualTo(202);
            service.client().ended(location(upload));
            var run = service.client().post(paths.get(1), "application/json", ofString("{}"));
            assertThat(run.statusCode()).isEqualTo(202);
            service.client().ended(location(run));
            before = answers(service.client());
            service.stop();
        }

        var copy = folder.resolve("copy");
        copy(data, copy);
        try (var service =
                ServiceProcess.start(
                        "--clientele.database.directory=" + copy,
                        "--clientele.demo.enabled=false")) {
            assertThat(answers(service.client())).isEqualTo(before);
            var order = "[{\"customer_id\": \"c1\", \"amount\": 5, \"timestamp\": \"2025-12-30\"}]";
            assertThat(
                            service.client()
                                    .post("/uploads", "application/json", ofString(order))
                                    .statusCode())
                    .isEqualTo(201);
            service.stop();
        }
    }

    private static List<String> answers(ServiceClient client) {
        return Stream.of(
                        "/uploads",
                        "/segmentations",
                        "/segmentations/latest/model-card",
                        "/segments?family=rfm",
                        "/segments?family=cluster",
                        "/customers/c006",
                        "/customers/c006/segment",
                        "/customers/c006/history",
                        "/customers/c006/recommendations",
                        "/insights/sales",
                        "/audit")
                .map(path -> client.answer(path).body())
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /// The paths of the calls to try that were printed.
    private static List<String> printedPaths(ServiceProcess service, String call)
            throws IOException {
        var address = "http://127.0.0.1:" + service.port();
        return service.output()
                .lines()
                .filter(line -> line.startsWith("  " + call))
                .map(line -> line.substring(line.indexOf(address) + address.length()))
                .map(path -> path.substring(0, path.indexOf('\'')))
                .toList();
    }
}
