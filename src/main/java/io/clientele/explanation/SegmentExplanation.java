package io.clientele.explanation;

import io.clientele.analysis.ScoringEvidence;
import io.clientele.asof.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

@Schema(description = "Why a customer is in these segments, and what would lead to a better one.")
record SegmentExplanation(
        @Schema(description = "The shop's id of the customer.", example = "10777")
                String customerId,
        @Schema(description = "Segment by scores.") Named segment,
        @Schema(
                        description = "The rule that put the customer there, in words.",
                        example =
                                "Need Attention is made of the code 33 (recency, then frequency).")
                String rule,
        @Schema(description = "The three values, their scores and the thresholds.")
                List<ScoredValue> scores,
        @Schema(
                        description =
                                "The smallest change that leads to a better segment; null where none does.")
                @Nullable BetterSegment nearestBetter,
        @Schema(description = "The same in words, or why there is none.") String advice,
        @Schema(description = "How far the change can be relied on, in words.") String basis,
        @Schema(description = "Cell of the grid.") Reason grid,
        @Schema(description = "Tier.") Reason tier,
        ClusterReason cluster,
        @Schema(description = "Value segment.") Reason value,
        SegmentationReference segmentation) {

    @Schema(name = "ExplainedSegment", description = "A segment by id and display name.")
    record Named(
            @Schema(description = "Stable id.", example = "need-attention") String id,
            @Schema(description = "Display name.", example = "Need Attention") String name) {}

    @Schema(description = "A raw value and how it was scored.")
    record ScoredValue(
            @Schema(
                            description = "`recencyDays`, `frequency` or `monetary`.",
                            example = "frequency")
                    String dimension,
            @Schema(description = "The customer's value.", example = "3") BigDecimal value,
            @Schema(description = "Its score.", example = "3") int score,
            @Schema(
                            description =
                                    "For each score given in the run, which raw values got it: its thresholds.")
                    List<ScoringEvidence.Band> bands,
            @Schema(
                            description = "The same in words.",
                            example = "3 orders score 3 of 5, as 3 to 4 orders do.")
                    String sentence) {}

    @Schema(description = "Further orders that lead to a better segment.")
    record BetterSegment(
            @Schema(description = "The segment they lead to.") Named segment,
            @Schema(
                            description =
                                    "How many further orders: with one fewer no segment is better, whenever it is made"
                                            + " and whatever it brings. 0 where waiting is enough.",
                            example = "1")
                    int orders,
            @Schema(
                            description =
                                    "First day on which the last of them may lie, whatever they bring within the bounds.",
                            example = "2025-07-01")
                    LocalDate from,
            @Schema(
                            description =
                                    "Last day on which it may lie; a day later misses the segment.",
                            example = "2025-07-12")
                    LocalDate by,
            @Schema(
                            description =
                                    "What they must bring together at least, to the cent; null where little will do too.",
                            example = "35.00")
                    @Nullable BigDecimal leastAmount,
            @Schema(
                            description =
                                    "What they may bring together at most, to the cent; null where there is no such"
                                            + " bound.")
                    @Nullable BigDecimal mostAmount,
            @Schema(
                            description = "As-of date of the run that would find it.",
                            example = "2025-07-31")
                    LocalDate nextRun) {}

    @Schema(name = "SegmentReason", description = "A segment and why.")
    record Reason(
            Named segment,
            @Schema(
                            description = "Why, in words.",
                            example =
                                    "Last purchase 12 days ago: the third of 1 to 30 days; 412.50 spent: the third of 301.10 to 980.00.")
                    String sentence) {}

    @Schema(description = "A cluster and how near it is.")
    record ClusterReason(
            @Schema(description = "Own cluster.") ClusterNearness own,
            @Schema(description = "The next one; null where there is only one.")
                    @Nullable ClusterNearness next,
            @Schema(
                            description =
                                    "Both in words, and that the distances tell less where the run compared customers"
                                            + " by other features or another transformation.")
                    String sentence) {}

    @Schema(description = "A cluster, the means of its customers, and how far it is.")
    record ClusterNearness(
            @Schema(description = "Id of the cluster.", example = "cluster-2") String id,
            @Schema(description = "Name of its persona.", example = "Frequent big spenders")
                    String persona,
            @Schema(
                            description =
                                    "Distance to its centre in log(1 + value) of recency, frequency and monetary"
                                            + " value, each over its standard deviation.",
                            example = "0.62")
                    double distance,
            @Schema(description = "Mean days since the last purchase.", example = "11.9")
                    @Nullable Double meanRecencyDays,
            @Schema(description = "Mean number of orders.", example = "13.2")
                    @Nullable Double meanFrequency,
            @Schema(description = "Mean revenue.", example = "6802.11")
                    @Nullable BigDecimal meanMonetary) {}
}
