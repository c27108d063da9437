package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.marcnuri.helm.Helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The Helm chart, rendered by Helm itself and held against the types of Kubernetes.
class HelmChartTests {

    private final HelmChart chart = new HelmChart();

    @Test
    void passesHelmsOwnChecks() {
        var result = new Helm(HelmChart.SOURCE).lint().strict().quiet().call();

        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "full", "tokens"})
    void rendersNothingThatKubernetesDoesNotKnow(String values) throws IllegalAccessException {
        for (HasMetadata resource : chart.rendered(values)) {
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
        assertThat(chart.rendered("plain"))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "PodDisruptionBudget",
                        "Secret",
                        "Secret",
                        "Service",
                        "ServiceAccount");
        assertThat(chart.rendered("full"))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "Job",
                        "NetworkPolicy",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service",
                        "ServiceAccount",
                        "ServiceAccount",
                        "ServiceMonitor");
        assertThat(chart.rendered("tokens"))
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "Deployment", "Job", "NetworkPolicy", "NetworkPolicy", "Service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "full", "tokens"})
    void leavesAPodNothingToMisuse(String values) {
        for (PodSpec pod : chart.pods(values)) {
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
        var container = chart.container("plain");

        assertThat(container.getReadinessProbe().getHttpGet().getPath())
                .isEqualTo("/actuator/health/readiness");
        assertThat(container.getLivenessProbe().getHttpGet().getPath())
                .isEqualTo("/actuator/health/liveness");
        assertThat(container.getStartupProbe().getFailureThreshold()).isGreaterThan(30);
    }

    @Test
    void boundsWhatLiesInTmp() {
        for (PodSpec pod : chart.pods("full")) {
            assertThat(pod.getVolumes().getFirst().getEmptyDir().getSizeLimit()).hasToString("3Gi");
        }
        assertThat(chart.container("plain").getResources().getRequests())
                .containsKey("ephemeral-storage");
    }

    @Test
    void writesNumbersAsTheServiceReadsThem() {
        for (PodSpec pod : chart.pods("full")) {
            assertThat(pod.getContainers().getFirst().getEnv())
                    .filteredOn(variable -> variable.getName().startsWith("CLIENTELE_"))
                    .extracting(EnvVar::getName, EnvVar::getValue)
                    .contains(
                            tuple("CLIENTELE_LEDGER_MOST_LINES", "1000000"),
                            tuple("CLIENTELE_ADVICE_BUY_AGAIN", "0.25"),
                            tuple("CLIENTELE_JOB_THREADS", "2"),
                            tuple("CLIENTELE_LEDGER_ZONE", "Europe/Berlin"));
        }
    }

    /// `preStop.sleep` is on by default from 1.30 on.
    @Test
    void asksForAKubernetesThatLetsAContainerSleepBeforeItEnds() {
        assertThat(chart.container("plain").getLifecycle().getPreStop().getSleep().getSeconds())
                .isPositive();
        assertThat(HelmChart.SOURCE.resolve("Chart.yaml"))
                .content()
                .contains("kubeVersion: \">=1.30.0-0\"");
    }

    @Test
    void makesAKeyThatNobodyKnowsAndKeepsIt() {
        assertThat(bootstrapKey()).hasSizeGreaterThan(32).isNotEqualTo(bootstrapKey());
        assertThat(chart.only(Secret.class, "plain", "shop-clientele-access"))
                .extracting(secret -> secret.getMetadata().getAnnotations())
                .isEqualTo(
                        Map.of(
                                "hook",
                                "pre-install,pre-upgrade",
                                "helm.sh/resource-policy",
                                "keep"));
    }

    @Test
    void refusesValuesThatWouldNotWork() {
        assertThatThrownBy(() -> chart.render("plain", "database.url", ""))
                .hasMessageContaining("Set database.url");
        assertThatThrownBy(() -> chart.render("plain", "database.url", "mysql://db"))
                .hasMessageContaining("/database/url");
        assertThatThrownBy(() -> chart.render("plain", "access.generateKey", false))
                .hasMessageContaining("Nothing says who may call");
        assertThatThrownBy(() -> chart.render("plain", "migration.strategy", "job"))
                .hasMessageContaining("existingSecret");
        assertThatThrownBy(
                        () ->
                                chart.render(
                                        "plain", "access.issuerUri", "https://login.example.com"))
                .hasMessageContaining("access.audiences");
        assertThatThrownBy(() -> chart.render("plain", "temporary.sizeLimit", "much"))
                .hasMessageContaining("/temporary/sizeLimit");
        assertThatThrownBy(() -> chart.render("plain", "terminationGracePeriodSeconds", 39))
                .hasMessageContaining("at least 40");
        assertThatThrownBy(() -> chart.render("plain", "drainSeconds", 26))
                .hasMessageContaining("at least 61");
        assertThat(chart.render("plain", "terminationGracePeriodSeconds", 40)).isNotEmpty();
        assertThatThrownBy(() -> chart.render("plain", "ingress.enabled", true))
                .hasMessageContaining("ingress.hosts");
        assertThatThrownBy(() -> chart.render("plain", "replicaCuont", 3))
                .hasMessageContaining("replicaCuont");
    }

    private String bootstrapKey() {
        return String.valueOf(
                chart.only(Secret.class, "plain", "shop-clientele-access")
                        .getStringData()
                        .get("bootstrap-key"));
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
