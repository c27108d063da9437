package io.clientele.plan;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Objects;

@Schema(description = "What a run is asked to do; every part is optional, `{}` takes all defaults.")
public record SegmentationParameters(
        @Schema(
                        description =
                                "Day the run speaks of; purchases on it and later are left out, but net returns of it"
                                        + " and later stay subtracted from purchases before it. Default: the day after"
                                        + " the last purchase day.",
                        example = "2025-07-01")
                @Nullable LocalDate asOf,
        @Schema(
                        description =
                                "Days before the as-of date that recency, frequency and monetary value look at;"
                                        + " customers without a purchase in them are left out. Default: all history.",
                        example = "365")
                @Min(1)
                @Max(36_500)
                @Nullable Integer windowDays,
        @Valid @Nullable ScoringParameters scoring,
        @Valid @Nullable ClusterParameters clusters,
        @Valid @Nullable LifetimeParameters lifetime,
        @Schema(
                        description =
                                "Whether products and bundles to recommend are sought (default). Without them a run of"
                                        + " many order lines is faster.",
                        example = "true")
                @Nullable Boolean recommendations,
        @Schema(
                        description =
                                "Seed of every random step; the same input and seed give the same answer.",
                        example = "42")
                @Nullable Long seed) {

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 2);
    private static final LocalDate LATEST = LocalDate.of(2201, 1, 1);

    /// Everything left to the defaults.
    public static final SegmentationParameters DEFAULT =
            new SegmentationParameters(null, null, null, null, null, null, null);

    /// The same parameters with every default filled in, but for the as-of date, which the data
    /// decide.
    ///
    /// @throws Problem for an as-of date that no purchase can lie before
    public SegmentationParameters complete() {
        if (asOf != null && (asOf.isBefore(EARLIEST) || asOf.isAfter(LATEST))) {
            var range = "must lie between %s and %s".formatted(EARLIEST, LATEST);
            throw Problem.of(ProblemType.INVALID_PARAMETERS, "asOf " + range + ".")
                    .with(new FieldError("asOf", "out-of-range", range));
        }
        var scoringOrDefault = scoring == null ? ScoringParameters.DEFAULT : scoring;
        var clustersOrDefault = clusters == null ? ClusterParameters.DEFAULT : clusters;
        var lifetimeOrDefault = lifetime == null ? LifetimeParameters.DEFAULT : lifetime;
        return new SegmentationParameters(
                asOf,
                windowDays,
                scoringOrDefault.complete(),
                clustersOrDefault.complete(),
                lifetimeOrDefault.complete(),
                Objects.requireNonNullElse(recommendations, true),
                seed == null ? Long.valueOf(42) : seed);
    }

    /// The complete parameters of a run of which only the segments are wanted.
    public SegmentationParameters segmentsAlone() {
        return new SegmentationParameters(
                asOf,
                windowDays,
                scoring,
                clusters,
                Objects.requireNonNull(lifetime).numbersAlone(),
                recommendations,
                seed);
    }
}
