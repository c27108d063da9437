package io.clientele.plan;

import io.clientele.clustering.ClusterOptions;
import io.clientele.outlook.OutlookOptions;
import io.clientele.rfm.ScoreScale;
import io.clientele.rfm.Scoring;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// Complete parameters in the words of the maths.
///
/// @param windowDays null for all history
public record Plan(
        @Nullable Integer windowDays,
        Scoring scoring,
        ScoreScale scale,
        RfmFamily rfm,
        ClusterOptions clusters,
        List<ClusterFeature> features,
        OutlookOptions outlook) {

    /// @param parameters with every default filled in
    public static Plan of(SegmentationParameters parameters) {
        var scoring = Objects.requireNonNull(parameters.scoring());
        var clusters = Objects.requireNonNull(parameters.clusters());
        var lifetime = Objects.requireNonNull(parameters.lifetime());
        long seed = Objects.requireNonNull(parameters.seed());
        return new Plan(
                parameters.windowDays(),
                scoring.scoring(),
                scoring.scale(),
                RfmFamily.of(scoring),
                clusters.options(seed),
                Objects.requireNonNull(clusters.features()),
                lifetime.options(seed));
    }
}
