package io.clientele.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.analysis.ClusterEvidence;
import io.clientele.analysis.ScoringEvidence;
import io.clientele.clustering.Method;
import io.clientele.clustering.Transformation;
import io.clientele.plan.ClusterFeature;
import io.clientele.plan.ClusterParameters;
import io.clientele.plan.LifetimeParameters;
import io.clientele.plan.ScoringParameters;
import io.clientele.plan.ScoringParameters.OwnSegment;
import io.clientele.plan.SegmentationParameters;
import io.clientele.segmentation.RunEvidence;
import io.clientele.snapshot.SnapshotDrift;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

@Execution(ExecutionMode.CONCURRENT)
class ParameterDifferenceTests {

    private static final ClusterFeature[] USUAL = {
        ClusterFeature.RECENCY_DAYS, ClusterFeature.FREQUENCY, ClusterFeature.MONETARY
    };

    @Test
    void noneIsSeenBetweenRunsAskedAlike() {
        assertThat(words(run(4, 4, 12, USUAL), run(4, 4, 12, USUAL))).isEmpty();
        assertThat(words(run(null, 4, 12, USUAL), run(4, 4, 12, USUAL)))
                .as("as many clusters, whether asked for or found")
                .isEmpty();
        assertThat(
                        words(
                                run(4, 4, 12, ClusterFeature.MONETARY, ClusterFeature.FREQUENCY),
                                run(4, 4, 12, ClusterFeature.FREQUENCY, ClusterFeature.MONETARY)))
                .as("features in another order")
                .isEmpty();
    }

    @Test
    void saysWhetherTheNumberOfClustersWasAskedForOrFound() {
        assertThat(words(run(null, 3, 12, USUAL), run(4, 4, 12, USUAL)))
                .containsExactly("clusters.k (3 found before, 4 now)");
    }

    @Test
    void lifetimeCountsOnlyWhereClustersGoByIt() {
        assertThat(words(run(4, 4, 12, USUAL), run(4, 4, 6, USUAL))).isEmpty();
        assertThat(
                        words(
                                run(4, 4, 12, ClusterFeature.LIFETIME_VALUE),
                                run(4, 4, 6, ClusterFeature.LIFETIME_VALUE)))
                .containsExactly("lifetime.horizonMonths (12 before, 6 now)");
        assertThat(
                        ParameterDifference.between(
                                run(4, 4, 12, USUAL),
                                run(4, 4, 6, USUAL),
                                Set.of("value-segments", "rfm-segments")))
                .as("segments by value")
                .extracting(ParameterDifference::measures)
                .containsExactly(List.of("value-segments"));
    }

    @Test
    void longMapsAreCutShort() {
        var codes = IntStream.rangeClosed(1, 5).mapToObj(r -> "%d[1-5][1-5]".formatted(r)).toList();
        var many =
                List.of(
                        new OwnSegment("a".repeat(60), null, codes.subList(0, 2)),
                        new OwnSegment("b".repeat(60), null, codes.subList(2, 4)),
                        new OwnSegment("c".repeat(60), null, codes.subList(4, 5)));
        var differences =
                ParameterDifference.between(
                        run(4, 4, 12, null, USUAL),
                        run(4, 4, 12, many, USUAL),
                        SnapshotDrift.MEASURES);

        assertThat(differences).hasSize(1);
        assertThat(differences.getFirst().before()).isEqualTo("standard");
        assertThat(differences.getFirst().now()).hasSize(200).startsWith("aaa").endsWith("…");
        assertThat(differences.getFirst().measures()).containsExactly("rfm-segments");
    }

    private static List<String> words(RunEvidence before, RunEvidence now) {
        return ParameterDifference.between(before, now, SnapshotDrift.MEASURES).stream()
                .map(ParameterDifference::words)
                .toList();
    }

    private static RunEvidence run(
            @Nullable Integer asked, int made, int months, ClusterFeature... features) {
        return run(asked, made, months, null, features);
    }

    private static RunEvidence run(
            @Nullable Integer asked,
            int made,
            int months,
            @Nullable List<OwnSegment> map,
            ClusterFeature... features) {
        var parameters =
                new SegmentationParameters(
                                null,
                                null,
                                new ScoringParameters(null, null, null, null, map),
                                new ClusterParameters(
                                        asked, null, null, null, List.of(features), null),
                                new LifetimeParameters(null, months, null, null, null, null, null),
                                null,
                                null)
                        .complete();
        var column = new ScoringEvidence.Column(List.of(), List.of());
        return new RunEvidence(
                parameters,
                new ScoringEvidence(
                        "percent-rank",
                        5,
                        new ScoringParameters.Weights(1.0, 1.0, 1.0),
                        column,
                        column,
                        column,
                        List.of()),
                new ClusterEvidence(
                        made,
                        "Asked for.",
                        Method.K_MEANS,
                        List.of(features),
                        Transformation.LOG1P,
                        100,
                        List.of(),
                        null,
                        null,
                        List.of(),
                        List.of()));
    }
}
