package io.clientele;

import static io.clientele.HelmChart.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The job of the Helm chart that makes and changes tables, and where replicas and it may go.
class HelmMigrationTests {

    private final HelmChart chart = new HelmChart();

    @Test
    void migratesOnceByAJobIfItIsToldTo() {
        var job = chart.only(Job.class, "full", "shop-clientele-migration");

        assertThat(job.getMetadata().getAnnotations())
                .containsEntry("hook", "pre-install,pre-upgrade");
        assertThat(chart.container("full").getEnv())
                .contains(new EnvVar("SPRING_FLYWAY_ENABLED", "false", null));
        assertThat(chart.container("plain").getEnv())
                .extracting(EnvVar::getName)
                .doesNotContain("SPRING_FLYWAY_ENABLED");
    }

    @Test
    void migratesWhereAndAsTheReplicasRun() {
        var service = chart.container("full");
        var replica = pod(chart.only(Deployment.class, "full", "shop-clientele"));
        var migration = pod(chart.only(Job.class, "full", "shop-clientele-migration"));
        var container = migration.getContainers().getFirst();

        assertThat(migration.getNodeSelector()).isEqualTo(replica.getNodeSelector()).isNotEmpty();
        assertThat(migration.getTolerations()).isEqualTo(replica.getTolerations()).isNotEmpty();
        assertThat(migration.getAffinity()).isEqualTo(replica.getAffinity()).isNotNull();
        assertThat(container.getEnv())
                .contains(
                        variable(service, "CLIENTELE_LEDGER_ZONE"),
                        variable(service, "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT"),
                        new EnvVar(
                                "JDK_JAVA_OPTIONS",
                                "-Djavax.net.ssl.trustStore=/tmp/trust"
                                        + " -Dspring.context.exit=onRefresh",
                                null),
                        new EnvVar("CLIENTELE_ACCESS_REQUIRED", "false", null))
                .extracting(EnvVar::getName)
                .doesNotHaveDuplicates();
    }

    @Test
    void migratesUnderAnAccountThatExistsByThen() {
        var own = chart.only(ServiceAccount.class, "full", "shop-clientele-migration");

        assertThat(own.getMetadata().getAnnotations())
                .containsEntry("hook", "pre-install,pre-upgrade")
                .containsEntry("helm.sh/hook-weight", "-1")
                .containsEntry("example.com/role", "clientele");
        assertThat(
                        pod(chart.only(Job.class, "full", "shop-clientele-migration"))
                                .getServiceAccountName())
                .isEqualTo(own.getMetadata().getName());
        assertThat(
                        pod(chart.only(Job.class, "tokens", "shop-clientele-migration"))
                                .getServiceAccountName())
                .isEqualTo("shop");
    }

    @Test
    void letsTheMigrationOutToTheDatabaseAndTheServiceWhereItIsTold() {
        var job = chart.only(Job.class, "full", "shop-clientele-migration");
        var ofJob = chart.only(NetworkPolicy.class, "full", "shop-clientele-migration");
        var ofService = chart.only(NetworkPolicy.class, "full", "shop-clientele").getSpec();

        assertThat(ofJob.getMetadata().getAnnotations())
                .containsEntry("hook", "pre-install,pre-upgrade")
                .containsEntry("helm.sh/hook-weight", "-1");
        assertThat(job.getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(ofJob.getSpec().getPodSelector().getMatchLabels());
        assertThat(ofJob.getSpec().getIngress()).isEmpty();
        assertThat(ports(ofJob.getSpec())).containsExactly(53, 53, 5432, 8443);
        assertThat(ports(ofService)).containsExactly(53, 53, 5432, 8443, 443);
    }

    private static EnvVar variable(Container container, String name) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> ports(NetworkPolicySpec policy) {
        return policy.getEgress().stream()
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort().getIntVal())
                .toList();
    }
}
