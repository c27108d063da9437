package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/// The generated key over an upgrade, which Helm does here on a cluster that has the release.
class HelmUpgradeTests {

    private static final String KEY = "shop-clientele-access";

    private final HelmChart chart = new HelmChart();

    @Test
    void leavesTheKeyThatTheInstallationMadeAsItIs() throws IOException {
        try (var cluster = new HelmCluster()) {
            cluster.hold(KEY);

            chart.upgrade("plain", cluster);

            assertThat(cluster.written())
                    .anyMatch(body -> body.contains("\"kind\":\"Deployment\""))
                    .noneMatch(body -> body.contains("bootstrap-key\":"));
        }
    }

    @Test
    void makesAKeyWhereThereIsNone() throws IOException {
        try (var cluster = new HelmCluster()) {
            chart.upgrade("plain", cluster);

            assertThat(cluster.written())
                    .anyMatch(body -> body.contains("\"kind\":\"Deployment\""))
                    .filteredOn(body -> body.contains("bootstrap-key\":"))
                    .hasSize(1)
                    .allMatch(body -> body.contains("\"name\":\"%s\"".formatted(KEY)));
        }
    }
}
