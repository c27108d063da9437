package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The service as `java -jar` starts it. Runs after the jar is packed.
class PackagedJarIT {

    private static final Path JAR = Path.of(System.getProperty("clientele.jar", "no jar given"));

    @TempDir private Path folder;

    @Test
    void servesTheDemoShopFromNothingButItsJar() throws IOException {
        try (var service =
                ServiceProcess.startJar(JAR, "--clientele.database.directory=" + folder)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> service.output().contains("Clientele is ready."));

            assertThat(
                            service.client()
                                    .get("/customers/10777/segment")
                                    .at("/segment/id")
                                    .asString())
                    .isNotEmpty();
            assertThat(service.client().answer("/swagger-ui/index.html").statusCode())
                    .isEqualTo(200);
            var parts = service.client().get("/actuator/sbom/application");
            assertThat(parts.path("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(parts.path("components").findValuesAsString("name"))
                    .contains("spring-boot", "smile-core");
            service.stop();
        }
        assertThat(folder.resolve("data").resolve("postmaster.pid")).doesNotExist();
    }

    /// It has no client of Spark: another one has, made on purpose.
    @Test
    void saysThatItCannotUseSpark() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var log = folder.resolve("log");

        var process =
                new ProcessBuilder(
                                java.toString(),
                                "-Xmx256m",
                                "-jar",
                                JAR.toString(),
                                "--server.port=0",
                                "--clientele.database.directory=" + folder.resolve("database"),
                                "--clientele.ledger.source=spark",
                                "--clientele.spark.remote=sc://localhost:15002",
                                "--clientele.spark.table=sales")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).as(Files.readString(log)).isTrue();
        assertThat(process.exitValue()).isOne();
        assertThat(log)
                .content()
                .contains("APPLICATION FAILED TO START")
                .contains("this jar has no client of Spark")
                .contains("mvn -Pspark package")
                .doesNotContain("\tat io.clientele");
    }
}
