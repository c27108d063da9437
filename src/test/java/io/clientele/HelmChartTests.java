package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The Helm chart, rendered by Helm itself and held against the types of Kubernetes.
class HelmChartTests {

    private static final Path CHART = Path.of("helm", "clientele");
    private static final Path VALUES = Path.of("src", "test", "resources", "helm");

    /// Helm leaves hooks out of what it renders; in this copy of the chart they are none.
    @TempDir private static Path copy;

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();

    @BeforeAll
    static void copyChart() throws IOException {
        try (var files = Files.walk(CHART)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var target = copy.resolve(CHART.relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace("helm.sh/hook:", "hook:"));
            }
        }
    }

    @Test
    void passesHelmsOwnChecks() {
        var result = new Helm(CHART).lint().strict().quiet().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "full", "tokens"})
    void rendersNothingThatKubernetesDoesNotKnow(String values) throws IllegalAccessException {
        for (HasMetadata resource : rendered(values)) {
            List<String> unknown = new ArrayList<>();
            if (!(resource instanceof GenericKubernetesResource)) {
                collectUnknown(resource, resource.getKind(), unknown);
            }
            assertThat(unknown).isEmpty();
            assertThat(resource.getMetadata().getName()).matches("[a-z0-9-]{1,63}");
            assertThat(resource.getMetadata().getLabels())
                    .containsKeys("app.kubernetes.io/name", "app.kubernetes.io/instance");
        }
    }

    @Test
    void rendersAnythingOnlyIfItIsAskedFor() {
        assertThat(rendered("plain"))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "PodDisruptionBudget",
                        "Secret",
                        "Secret",
                        "Service",
                        "ServiceAccount");
        assertThat(rendered("full"))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "Job",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount",
                        "ServiceMonitor");
        assertThat(rendered("tokens"))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder("Deployment", "NetworkPolicy", "Service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "full", "tokens"})
    void leavesAPodNothingToMisuse(String values) {
        for (PodSpec pod : pods(values)) {
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            for (Container container : pod.getContainers()) {
                var context = container.getSecurityContext();
                assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getEnv())
                        .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|KEY)"))
                        .allMatch(variable -> variable.getValue() == null, "comes from a secret");
            }
        }
    }

    @Test
    void asksForTheDatabaseBeforeItSendsRequestsButNotBeforeItRestarts() {
        var container = container("plain");

        assertThat(container.getReadinessProbe().getHttpGet().getPath())
                .isEqualTo("/actuator/health/readiness");
        assertThat(container.getLivenessProbe().getHttpGet().getPath())
                .isEqualTo("/actuator/health/liveness");
        assertThat(container.getStartupProbe().getFailureThreshold()).isGreaterThan(30);
    }

    @Test
    void migratesOnceByAJobIfItIsToldTo() {
        var job = only(Job.class, "full", "shop-clientele-migration");

        assertThat(job.getMetadata().getAnnotations())
                .containsEntry("hook", "pre-install,pre-upgrade");
        assertThat(container("full").getEnv())
                .contains(new EnvVar("SPRING_FLYWAY_ENABLED", "false", null));
        assertThat(container("plain").getEnv())
                .extracting(EnvVar::getName)
                .doesNotContain("SPRING_FLYWAY_ENABLED");
    }

    @Test
    void makesAKeyThatNobodyKnowsAndKeepsIt() {
        assertThat(bootstrapKey()).hasSizeGreaterThan(32).isNotEqualTo(bootstrapKey());
        assertThat(only(Secret.class, "plain", "shop-clientele-access"))
                .extracting(secret -> secret.getMetadata().getAnnotations())
                .isEqualTo(Map.of("hook", "pre-install", "helm.sh/resource-policy", "keep"));
    }

    @Test
    void refusesValuesThatWouldNotWork() {
        assertThatThrownBy(() -> render("plain", "database.url", ""))
                .hasMessageContaining("Set database.url");
        assertThatThrownBy(() -> render("plain", "database.url", "mysql://db"))
                .hasMessageContaining("/database/url");
        assertThatThrownBy(() -> render("plain", "access.generateKey", false))
                .hasMessageContaining("Nothing says who may call");
        assertThatThrownBy(() -> render("plain", "migration.strategy", "job"))
                .hasMessageContaining("existingSecret");
        assertThatThrownBy(() -> render("plain", "replicaCuont", 3))
                .hasMessageContaining("replicaCuont");
    }

    private String bootstrapKey() {
        return String.valueOf(
                only(Secret.class, "plain", "shop-clientele-access")
                        .getStringData()
                        .get("bootstrap-key"));
    }

    private Container container(String values) {
        return only(Deployment.class, values, "shop-clientele")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private List<PodSpec> pods(String values) {
        return Stream.concat(
                        resources(values, Deployment.class)
                                .map(deployment -> deployment.getSpec().getTemplate().getSpec()),
                        resources(values, Job.class)
                                .map(job -> job.getSpec().getTemplate().getSpec()))
                .toList();
    }

    private <T extends HasMetadata> T only(Class<T> type, String values, String name) {
        return resources(values, type)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private <T> Stream<T> resources(String values, Class<T> type) {
        return rendered(values).stream().filter(type::isInstance).map(type::cast);
    }

    private List<HasMetadata> rendered(String values) {
        return Stream.of(render(values, "nameOverride", "").split("(?m)^---$"))
                .filter(document -> document.contains("kind:"))
                .map(document -> (HasMetadata) kubernetes.unmarshal(document))
                .toList();
    }

    private static String render(String values, String name, Object value) {
        return new Helm(copy)
                .template()
                .withName("shop")
                .withNamespace("crm")
                .withKubeVersion("1.34.0")
                .withValuesFile(VALUES.resolve(values + ".yaml"))
                .set(name, value)
                .call();
    }

    /// The fields that the model has no place for, wherever they are in it.
    private static void collectUnknown(Object model, String path, List<String> unknown)
            throws IllegalAccessException {
        for (Class<?> type = model.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                field.setAccessible(true);
                var value = field.get(model);
                var here = path + "." + field.getName();
                if (field.getName().equals("additionalProperties")) {
                    ((Map<?, ?>) value).keySet().forEach(name -> unknown.add(path + "." + name));
                } else if (value instanceof KubernetesResource) {
                    collectUnknown(value, here, unknown);
                } else if (value instanceof List<?> list) {
                    for (Object item : list) {
                        if (item instanceof KubernetesResource) {
                            collectUnknown(item, here, unknown);
                        }
                    }
                }
            }
        }
    }
}
