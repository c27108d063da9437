package io.clientele.simulation;

import io.clientele.analysis.ClusterEvidence;
import io.clientele.analysis.ScoringEvidence;
import io.clientele.asof.SegmentationReference;
import io.clientele.plan.SegmentationParameters;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

@Schema(description = "What a run with these parameters would change. Nothing of it is stored.")
record Simulation(
        @Schema(description = "Family of the segments.", example = "rfm") String family,
        @Schema(description = "The day it speaks of.", example = "2025-07-01") LocalDate asOf,
        @Schema(description = "What was asked, with every default filled in.")
                SegmentationParameters parameters,
        @Schema(description = "What it is compared with.") SegmentationReference comparedWith,
        @Schema(description = "Customers it segments.", example = "2000") int customers,
        @Schema(description = "Customers in the same segment.", example = "1610") int stay,
        @Schema(description = "Customers in another segment.", example = "390") int move,
        @Schema(description = "Customers only the simulation has.", example = "0") int enter,
        @Schema(description = "Customers only the segmentation has.", example = "0") int leave,
        @Schema(
                        description =
                                "Revenue of all who move, enter or leave, as the simulation counts it, for those"
                                        + " who leave as the segmentation does.",
                        example = "18300.20")
                BigDecimal revenueTouched,
        @Schema(description = "Its segments and their sizes.") List<Size> segments,
        @Schema(description = "Every pair of segments that someone goes between.") List<Move> moves,
        @Schema(description = "Scores as they would really be given.") ScoringEvidence scoring,
        @Schema(description = "Its clusters; null unless the family is `cluster` or `tier`.")
                @Nullable ClusterEvidence clusters) {

    @Schema(name = "SimulatedSegmentName", description = "A segment by id and display name.")
    record Name(
            @Schema(description = "Stable id.", example = "at-risk") String id,
            @Schema(description = "Display name.", example = "At Risk") String name) {}

    @Schema(name = "SimulatedSegment", description = "A segment of the simulation.")
    record Size(
            Name segment,
            @Schema(description = "Customers it would have.", example = "180") int customers,
            @Schema(description = "Customers the segmentation has under this id.", example = "203")
                    int customersBefore,
            @Schema(description = "Revenue of its customers.", example = "40210.00")
                    BigDecimal revenue) {}

    @Schema(name = "SimulatedMove", description = "Customers that would change their segment.")
    record Move(
            @Schema(description = "Segment now; null for those who enter.") @Nullable Name from,
            @Schema(description = "Segment then; null for those who leave.") @Nullable Name to,
            @Schema(description = "Number of customers.", example = "41") int customers,
            @Schema(description = "Their revenue.", example = "12450.00") BigDecimal revenue,
            @ArraySchema(
                            arraySchema =
                                    @Schema(
                                            description =
                                                    "Ids of some of them, at most 10, drawn by the seed."),
                            schema = @Schema(example = "10777"))
                    List<String> sample) {}
}
