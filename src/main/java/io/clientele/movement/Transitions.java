package io.clientele.movement;

import io.clientele.asof.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

@Schema(description = "Who moved between two segmentations, and where that leads.")
record Transitions(
        @Schema(description = "Family of the segments.", example = "rfm") String family,
        SegmentationReference from,
        SegmentationReference to,
        @Schema(
                        description =
                                "That the segments were computed with other parameters, and which; null if they were"
                                        + " not.",
                        example =
                                "The two were not computed alike, so part of the moves may be no change of the"
                                        + " customers: scoring.bins (5 before, 3 now).")
                @Nullable String caution,
        @Schema(description = "Customers in the same segment both times.", example = "1610")
                int stayed,
        @Schema(description = "Customers in another segment than before.", example = "390")
                int moved,
        @Schema(description = "Customers who are only in the later one.", example = "12")
                int entered,
        @Schema(description = "Customers who are only in the earlier one.", example = "0") int left,
        @Schema(description = "Every pair of segments that someone went between.") List<Move> items,
        ExpectedSegmentSizes expected) {

    @Schema(name = "Transition", description = "Customers that went from one segment to another.")
    record Move(
            @Schema(description = "Segment before; null for those who are new.")
                    @Nullable SegmentName from,
            @Schema(description = "Segment after; null for those who are gone from the window.")
                    @Nullable SegmentName to,
            @Schema(description = "Number of customers.", example = "41") int customers,
            @Schema(description = "Their revenue in the earlier window.", example = "12450.00")
                    BigDecimal revenueBefore,
            @Schema(description = "Their revenue in the later window.", example = "13020.50")
                    BigDecimal revenueAfter) {}

    @Schema(
            description =
                    "Sizes of the segments if customers go on to move as they did between the two: a"
                            + " Markov chain with newcomers, an estimate.")
    record ExpectedSegmentSizes(
            @Schema(description = "Days between the two segmentations.", example = "30")
                    long stepDays,
            @Schema(description = "Why nothing can be said, or what to be careful about.")
                    @Nullable String reason,
            @Schema(description = "One to six months after the later one; empty with a reason.")
                    List<Month> months) {}

    @Schema(name = "ExpectedMonth", description = "Sizes of the segments on a day to come.")
    record Month(
            @Schema(description = "Months of 30 days ahead.", example = "1") int month,
            @Schema(description = "The day.", example = "2025-07-31") LocalDate day,
            List<Size> segments) {}

    @Schema(name = "ExpectedSize", description = "A segment and its expected size.")
    record Size(
            SegmentName segment,
            @Schema(description = "Expected number of customers.", example = "203.4")
                    double customers) {}
}
