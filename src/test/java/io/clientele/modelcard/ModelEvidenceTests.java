package io.clientele.modelcard;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.analysis.ClusterEvidence;
import io.clientele.clustering.Method;
import io.clientele.clustering.Transformation;
import io.clientele.plan.ClusterFeature;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class ModelEvidenceTests {

    @Test
    void warnsOfFeaturesThatTellNothingAndOfEachClusterBelowTheBound() {
        var warnings =
                ModelEvidence.warnings(
                        clusters(
                                cluster("cluster-1", 0.6),
                                cluster("cluster-2", 0.599),
                                cluster("cluster-3", null),
                                cluster("cluster-4", 0.31)));

        assertThat(warnings).hasSize(3);
        assertThat(warnings.get(0)).isEqualTo("P(alive) tells nothing.");
        assertThat(warnings.get(1)).startsWith("cluster-2 is unstable").contains("0.59, below 0.6");
        assertThat(warnings.get(2)).startsWith("cluster-4 is unstable").contains("0.31, below 0.6");
    }

    private static ClusterEvidence clusters(ClusterEvidence.Cluster... clusters) {
        return new ClusterEvidence(
                clusters.length,
                "Asked for.",
                Method.K_MEANS,
                List.of(ClusterFeature.MONETARY),
                Transformation.LOG1P,
                100,
                List.of(),
                null,
                null,
                List.of(clusters),
                List.of("P(alive) tells nothing."));
    }

    private static ClusterEvidence.Cluster cluster(String id, @Nullable Double stability) {
        return new ClusterEvidence.Cluster(
                id,
                1,
                25,
                0.25,
                new ClusterEvidence.Centroid(10, 2, BigDecimal.TEN),
                "tier-gold",
                stability,
                new ClusterEvidence.Persona("Regulars", "They come back."));
    }
}
