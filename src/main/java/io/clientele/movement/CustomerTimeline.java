package io.clientele.movement;

import io.clientele.asof.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

@Schema(description = "One customer over time.")
record CustomerTimeline(
        @Schema(description = "The shop's id of the customer.", example = "10777")
                String customerId,
        @Schema(description = "Where the customer stands in each family, since when, and before.")
                List<Standing> standings,
        @Schema(description = "The customer in each segmentation, by as-of date, the last first.")
                List<Moment> items,
        @Schema(description = "Cursor of the next page; null on the last.")
                @Nullable String nextCursor) {

    @Schema(description = "Where a customer stands in one family.")
    record Standing(
            @Schema(description = "Family of the segment.", example = "rfm") String family,
            @Schema(description = "The segment now.") SegmentName segment,
            @Schema(
                            description =
                                    "As-of date of the earliest segmentation from which on each that holds the"
                                            + " customer has it there.",
                            example = "2025-05-01")
                    LocalDate since,
            @Schema(description = "The segment before; null if none is known.")
                    @Nullable SegmentName previous) {}

    @Schema(description = "A customer in one segmentation.")
    record Moment(
            SegmentationReference segmentation,
            @Schema(description = "Segment of the RFM map.") SegmentName segment,
            @Schema(
                            description = "Cell of the nine-cell grid.",
                            example =
                                    "{\"id\": \"grid-fading-mid\", \"name\": \"Fading medium spenders\"}")
                    SegmentName grid,
            @Schema(
                            description = "Tier.",
                            example = "{\"id\": \"tier-silver\", \"name\": \"Silver\"}")
                    SegmentName tier,
            @Schema(
                            description = "Cluster; its name is the persona's.",
                            example = "{\"id\": \"cluster-2\", \"name\": \"Occasional buyers\"}")
                    SegmentName cluster,
            @Schema(
                            description = "Value segment, A to D.",
                            example = "{\"id\": \"value-b\", \"name\": \"B\"}")
                    SegmentName value,
            @Schema(description = "Days since the last purchase.", example = "92") int recencyDays,
            @Schema(description = "Number of orders.", example = "7") int frequency,
            @Schema(description = "Revenue.", example = "512.40") BigDecimal monetary,
            @Schema(
                            description =
                                    "Probability of being alive, 0 to 1; null where it told nothing.",
                            example = "0.91")
                    @Nullable Double probabilityAlive,
            @Schema(description = "Lifetime value.", example = "498.10")
                    BigDecimal lifetimeValue) {}
}
