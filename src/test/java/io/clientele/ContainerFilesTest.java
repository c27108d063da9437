package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ImageRecipe.Instruction;
import io.clientele.ImageRecipe.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// `Dockerfile` and `docker-compose.yml`, read without Docker: whatever they name is there.
class ContainerFilesTest {

    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Path IGNORED = Path.of(".dockerignore");

    /// An image by a name that always means the same version.
    private static final Pattern EXACT = Pattern.compile("[a-z/-]+:v?\\d+\\.\\d+[\\w.-]*");

    /// What bash does by itself.
    private static final Set<String> BUILT_IN = Set.of("set", "exec", "printf", "read", "[");

    private ImageRecipe recipe;
    private Map<String, Map<String, Object>> services;
    private Map<String, Object> compose;

    @BeforeEach
    void read() throws IOException {
        recipe = ImageRecipe.read(Path.of("Dockerfile"));
        compose = yaml(Files.readString(COMPOSE));
        services = cast(part(compose, "services"));
    }

    @Test
    void everyImageIsAnExactOne() {
        var stages = recipe.stages().stream().map(Stage::name).toList();

        assertThat(recipe.stages().stream().map(Stage::base).filter(base -> !stages.contains(base)))
                .hasSize(3)
                .allMatch(EXACT.asMatchPredicate());
        assertThat(services.values().stream().map(service -> service.get("image")))
                .filteredOn(image -> !Objects.equals(image, "clientele:local"))
                .hasSize(3)
                .allMatch(image -> EXACT.matcher(String.valueOf(image)).matches());
        assertThat(service("postgres"))
                .as("the cache is trained on the PostgreSQL that is served by")
                .containsEntry("image", recipe.stage("training").base());
    }

    @Test
    void everyCopyHasASource() throws IOException {
        List<String> former = new ArrayList<>();
        for (Stage stage : recipe.stages()) {
            for (Instruction copy : stage.all("COPY").toList()) {
                var arguments = copy.arguments();
                var from = copy.flag("from");
                if (from.isEmpty()) {
                    for (String source : arguments.subList(0, arguments.size() - 1)) {
                        assertThat(Path.of(source)).exists();
                        assertThat(sent(source)).as(source).isTrue();
                    }
                } else {
                    assertThat(former).as(copy.text()).contains(from);
                }
            }
            former.add(stage.name());
        }
        assertThat(former).containsExactly("build", "java", "training", "image");
    }

    /// Whether `.dockerignore` lets a file of the repository into the build.
    private static boolean sent(String source) throws IOException {
        var first = Path.of(source).normalize().getName(0).toString();
        return first.isEmpty() || Files.readAllLines(IGNORED).contains("!" + first);
    }

    @Test
    void theImageIsMadeByTheCommandsThatItsTestRuns() throws IOException {
        var build = recipe.stage("build");
        var training = recipe.stage("training");
        var image = recipe.image();

        assertThat(build.last("RUN"))
                .contains("java " + String.join(" ", ImageLayers.CUT) + " /layers");
        assertThat(training.last("RUN"))
                .contains("./train.sh /opt/java/openjdk/bin/java " + ImageLayers.FLAGS + " ");
        assertThat(words(image.last("ENTRYPOINT")))
                .startsWith("java", ImageLayers.FLAGS)
                .contains("-XX:AOTCache=clientele.aot")
                .endsWith(ImageLayers.PROGRAM.toArray(String[]::new));
        assertThat(copied(training, "build")).containsExactlyElementsOf(layers());
        assertThat(copied(image, "build")).containsExactlyElementsOf(layers());
        assertThat(copied(image, "training")).containsExactly("/clientele/clientele.aot");
        assertThat(training.all("COPY").map(Instruction::text))
                .as("the Java of the image")
                .contains("--from=java /opt/java/openjdk /opt/java/openjdk");
        assertThat(image.base()).isEqualTo("java");
        for (String layer : ImageLayers.LAYERS) {
            assertThat(Path.of("docker", "layers.xml"))
                    .content()
                    .contains("<layer>%s</layer>".formatted(layer));
        }
        for (Stage stage : List.of(training, image)) {
            assertThat(stage.last("WORKDIR")).as("flags name a place").isEqualTo("/clientele");
        }
    }

    private static List<String> layers() {
        return ImageLayers.LAYERS.stream().map("/layers/"::concat).toList();
    }

    private static List<String> copied(Stage stage, String from) {
        return stage.all("COPY")
                .filter(copy -> copy.flag("from").equals(from))
                .flatMap(copy -> copy.arguments().subList(0, copy.arguments().size() - 1).stream())
                .toList();
    }

    @Test
    void theImageRunsAsNobodyAndTellsItsHealthByItself() throws IOException {
        var image = recipe.image();

        assertThat(image.last("USER")).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(image.instructions().stream().map(Instruction::keyword))
                .as("nothing is run or copied as another")
                .containsSubsequence("COPY", "USER", "ENTRYPOINT")
                .endsWith("ENTRYPOINT");
        assertThat(words(image.last("HEALTHCHECK"))).endsWith("/clientele/healthy.sh");
        assertThat(image.all("COPY").map(Instruction::text))
                .contains("--chmod=0755 docker/healthy.sh ./");
        var script = Files.readAllLines(Path.of("docker", "healthy.sh"));
        assertThat(script.getFirst()).isEqualTo("#!/usr/bin/env bash");
        assertThat(script.stream().filter(line -> !line.startsWith("#")))
                .allSatisfy(line -> assertThat(BUILT_IN).contains(line.split(" ", -1)[0]));
        assertThat(Path.of("docker", "healthy.sh")).isExecutable();
        assertThat(Path.of("docker", "train.sh")).isExecutable();
    }

    @Test
    void composeStartsEachServiceOnceWhatItNeedsIsThere() {
        assertThat(services).containsOnlyKeys("clientele", "postgres", "prometheus", "grafana");
        assertThat(services.keySet().stream().filter(name -> service(name).containsKey("profiles")))
                .containsExactly("prometheus", "grafana");
        services.forEach(
                (name, service) -> {
                    assertThat(service).as(name).containsEntry("restart", "unless-stopped");
                    if (service.get("depends_on") instanceof Map<?, ?> others) {
                        others.forEach(
                                (other, how) -> assertHealthIsKnown(String.valueOf(other), how));
                    } else if (service.get("depends_on") instanceof List<?> others) {
                        assertThat(services.keySet()).containsAll(strings(others));
                    }
                });
        assertThat(service("clientele")).containsEntry("build", ".");
        assertThat(part(service("clientele"), "environment").toString())
                .contains("jdbc:postgresql://postgres:5432/clientele");
        assertThat(part(service("postgres"), "healthcheck").toString())
                .contains("[CMD, pg_isready,");
    }

    /// A service's own check, or that of its image.
    private void assertHealthIsKnown(String name, Object how) {
        assertThat(how).isEqualTo(Map.of("condition", "service_healthy"));
        assertThat(service(name).containsKey("healthcheck") || name.equals("clientele"))
                .as(name)
                .isTrue();
    }

    @Test
    void composeMountsWhatIsThere() throws IOException {
        Map<String, Object> volumes = cast(part(compose, "volumes"));
        Map<String, Object> secrets = cast(part(compose, "secrets"));
        for (var service : services.values()) {
            for (String mount : strings(service.getOrDefault("volumes", List.of()))) {
                var source = mount.substring(0, mount.indexOf(':'));
                if (source.startsWith("./")) {
                    assertThat(Path.of(source)).exists();
                    assertThat(mount).endsWith(":ro");
                } else {
                    assertThat(volumes).containsKey(source);
                }
            }
            assertThat(secrets.keySet())
                    .containsAll(strings(service.getOrDefault("secrets", List.of())));
        }
        assertThat(strings(part(service("clientele"), "volumes")))
                .as("all that is writable beside a read-only root")
                .containsExactly("temporary:/tmp");
        assertThat(service("clientele")).containsEntry("read_only", true);

        var prometheus = Files.readString(Path.of("docker", "prometheus.yml"));
        assertThat(prometheus)
                .contains("targets: [clientele:%s]".formatted(recipe.image().last("EXPOSE")))
                .contains("credentials_file: /run/secrets/metrics-key");
        assertThat(strings(part(service("prometheus"), "secrets"))).contains("metrics-key");
        assertThat(
                        Files.readString(
                                Path.of("docker/grafana/provisioning/datasources/prometheus.yml")))
                .contains("http://prometheus:9090");
        assertThat(
                        Files.readString(
                                Path.of("docker/grafana/provisioning/dashboards/clientele.yml")))
                .contains("/etc/grafana/dashboards");
    }

    @Test
    void composeHasNoSecretAndListensOnThisMachineAlone() throws IOException {
        assertThat(Files.readAllLines(COMPOSE))
                .filteredOn(line -> line.matches(" +\\w*(PASSWORD|KEY): .*"))
                .hasSize(3)
                .allMatch(line -> line.matches(".*: \\$\\{\\w+:\\?.*}"), "is asked for");
        for (var service : services.values()) {
            assertThat(strings(service.getOrDefault("ports", List.of())))
                    .allMatch(port -> port.startsWith("${CLIENTELE_BIND:-127.0.0.1}:"));
        }
    }

    /// 1 to shut the door, 20 to answer, 10 for running work.
    @Test
    void composeWaitsForAnOrderlyEnd() {
        var grace = String.valueOf(part(service("clientele"), "stop_grace_period"));

        assertThat(Duration.parse("PT" + grace)).isGreaterThanOrEqualTo(Duration.ofSeconds(35));
    }

    /// Those of `["a", "b"]`, behind whatever comes before it.
    private static List<String> words(String json) {
        return strings(part(yaml("words: " + json.substring(json.indexOf('['))), "words"));
    }

    private Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    private static Object part(Map<String, Object> whole, String name) {
        return Objects.requireNonNull(whole.get(name), name);
    }

    private static Map<String, Object> yaml(String text) {
        return cast(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static List<String> strings(Object list) {
        return ((Collection<?>) list).stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> cast(Object map) {
        return (Map<String, T>) map;
    }
}
