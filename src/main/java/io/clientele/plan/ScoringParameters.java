package io.clientele.plan;

import io.clientele.problem.Problem;
import io.clientele.rfm.RfmWeights;
import io.clientele.rfm.ScoreScale;
import io.clientele.rfm.Scoring;
import io.clientele.rfm.SegmentMap;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

@Schema(
        name = "Scoring",
        description = "How recency, frequency and monetary value become scores and segments.")
public record ScoringParameters(
        @Schema(
                        description =
                                "`percent-rank`: equal values get equal scores (default); `qcut`: as pandas.qcut,"
                                        + " frequency ranked first by customer id; `thresholds`: by fixed edges, so"
                                        + " that scores mean the same in every run (default if edges are given).")
                @Nullable Method method,
        @Schema(
                        description =
                                "Number of scores: 3, 4, 5 (default) or 10; with `thresholds` one more than edges."
                                        + " The standard segments are made for five: other scores are brought to"
                                        + " five bands by 1 + round(4 x (score - 1) / (bins - 1)).",
                        example = "5")
                @Min(3)
                @Max(10)
                @Nullable Integer bins,
        @Schema(description = "Edges of the method `thresholds`.") @Valid
                @Nullable Thresholds thresholds,
        @Schema(description = "What each score counts in `combinedScore`; by default the same.")
                @Valid
                @Nullable Weights weights,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "An own map, best segments first, in place of the ten standard"
                                                        + " segments. Every code must fall in exactly one of"
                                                        + " them."))
                @Valid
                @Nullable
                @Size(min = 1, max = 100)
                List<@NotNull OwnSegment> segmentMap) {

    static final ScoringParameters DEFAULT = new ScoringParameters(null, null, null, null, null);

    private static final int USUAL_BINS = 5;

    /// A way to score.
    public enum Method {
        PERCENT_RANK,
        QCUT,
        THRESHOLDS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Schema(
            name = "ScoringThresholds",
            description =
                    "Ascending edges, 2, 3, 4 or 9 for each, an edge belonging to the band below: frequency"
                            + " edges 1, 2, 5, 10 score one order with 1 and two with 2; recency edges 7, 30,"
                            + " 90, 180 score seven days with 5 and eight with 4.")
    public record Thresholds(
            @ArraySchema(
                            arraySchema = @Schema(description = "Edges of recency, in days."),
                            schema = @Schema(example = "30"))
                    @NotNull
                    List<@NotNull Double> recencyDays,
            @ArraySchema(
                            arraySchema = @Schema(description = "Edges of frequency, in orders."),
                            schema = @Schema(example = "2"))
                    @NotNull
                    List<@NotNull Double> frequency,
            @ArraySchema(
                            arraySchema =
                                    @Schema(
                                            description =
                                                    "Edges of monetary value, in the shop's currency."),
                            schema = @Schema(example = "250"))
                    @NotNull
                    List<@NotNull Double> monetary) {

        private Scoring scoring() {
            return Scoring.thresholds(array(recencyDays), array(frequency), array(monetary));
        }

        private static double[] array(List<Double> edges) {
            return edges.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    @Schema(
            name = "ScoringWeights",
            description = "Only the proportions matter; what is left out counts 1.")
    public record Weights(
            @Schema(description = "What the recency score counts.", example = "1")
                    @DecimalMin("0")
                    @DecimalMax("1000")
                    @Nullable Double recency,
            @Schema(description = "What the frequency score counts.", example = "1")
                    @DecimalMin("0")
                    @DecimalMax("1000")
                    @Nullable Double frequency,
            @Schema(description = "What the monetary score counts.", example = "2")
                    @DecimalMin("0")
                    @DecimalMax("1000")
                    @Nullable Double monetary) {

        static final Weights EQUAL = new Weights(1.0, 1.0, 1.0);

        /// In the words of the API.
        public static Weights of(RfmWeights weights) {
            return new Weights(weights.recency(), weights.frequency(), weights.monetary());
        }

        private Weights complete() {
            return new Weights(
                    Objects.requireNonNullElse(recency, 1.0),
                    Objects.requireNonNullElse(frequency, 1.0),
                    Objects.requireNonNullElse(monetary, 1.0));
        }

        /// Whether nothing would count.
        boolean isZero() {
            return Objects.requireNonNull(recency)
                            + Objects.requireNonNull(frequency)
                            + Objects.requireNonNull(monetary)
                    == 0;
        }

        RfmWeights weights() {
            return new RfmWeights(
                    Objects.requireNonNull(recency),
                    Objects.requireNonNull(frequency),
                    Objects.requireNonNull(monetary));
        }
    }

    @Schema(name = "OwnSegment", description = "A segment of an own map.")
    public record OwnSegment(
            @Schema(
                            description =
                                    "Stable id in lower case; one of the standard segments has its strategy,"
                                            + " others follow the standard segment they are most like.",
                            example = "stars")
                    @NotNull
                    String id,
            @Schema(description = "Display name; by default the id in words.", example = "Stars")
                    @Size(min = 1, max = 100)
                    @Nullable String name,
            @ArraySchema(
                            arraySchema =
                                    @Schema(
                                            description =
                                                    "Patterns: a part for recency, one for frequency and"
                                                            + " perhaps one for monetary, each a score, a range"
                                                            + " such as `[1-2]` or `[10]`, or `*`."),
                            schema = @Schema(example = "5[4-5]"))
                    @NotNull
                    @Size(min = 1, max = 1000)
                    List<@NotNull String> codes) {}

    /// The same with every default filled in.
    ///
    /// @throws Problem naming all that does not fit together
    ScoringParameters complete() {
        var complete =
                new ScoringParameters(
                        Objects.requireNonNullElse(
                                method,
                                thresholds == null ? Method.PERCENT_RANK : Method.THRESHOLDS),
                        Objects.requireNonNullElse(
                                bins,
                                thresholds == null
                                        ? USUAL_BINS
                                        : 1 + thresholds.recencyDays().size()),
                        thresholds,
                        weights == null ? Weights.EQUAL : weights.complete(),
                        segmentMap);
        ScoringChecks.pass(complete);
        return complete;
    }

    /// The complete parameters in the words of the maths.
    public Scoring scoring() {
        int scores = Objects.requireNonNull(bins);
        return switch (Objects.requireNonNull(method)) {
            case PERCENT_RANK -> Scoring.percentRank(scores);
            case QCUT -> Scoring.qcut(scores);
            case THRESHOLDS -> Objects.requireNonNull(thresholds).scoring();
        };
    }

    /// The segments by score of the complete parameters: standard or the shop's own.
    public SegmentMap map() {
        return RfmFamily.of(this).map();
    }

    ScoreScale scale() {
        return new ScoreScale(
                Objects.requireNonNull(bins), Objects.requireNonNull(weights).weights());
    }
}
