package io.clientele.segment;

import io.clientele.marketing.Strategy;
import io.clientele.snapshot.SnapshotSegment;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

@Schema(
        name = "Segment",
        description = "A segment with its size, its share of revenue and what to do with it.")
record SegmentResource(
        @Schema(description = "Stable id.", example = "champions") String id,
        @Schema(description = "Family: rfm, grid, value, tier or cluster.", example = "rfm")
                String family,
        @Schema(description = "Display name.", example = "Champions") String name,
        @Schema(description = "Of a cluster: who these customers are.") @Nullable String persona,
        @Schema(description = "Number of customers.", example = "633") int customers,
        @Schema(description = "Share of all customers, 0 to 1.", example = "0.146") double share,
        @Schema(
                        description = "Revenue of these customers in the shop's currency.",
                        example = "4331720.61")
                BigDecimal revenue,
        @Schema(description = "Share of all revenue, 0 to 1.", example = "0.487")
                double revenueShare,
        @Schema(description = "Mean days since the last purchase; null for an empty segment.")
                @Nullable Double meanRecencyDays,
        @Schema(description = "Mean number of orders; null for an empty segment.")
                @Nullable Double meanFrequency,
        @Schema(description = "Mean revenue of a customer; null for an empty segment.")
                @Nullable BigDecimal meanMonetary,
        @Schema(description = "Mean lifetime value of a customer; null for an empty segment.")
                @Nullable BigDecimal meanLifetimeValue,
        @Schema(description = "What to do with these customers.") Strategy strategy) {

    static SegmentResource of(SnapshotSegment segment, Strategy strategy) {
        return new SegmentResource(
                segment.segmentId(),
                segment.family(),
                segment.name(),
                segment.persona(),
                segment.customers(),
                segment.share(),
                segment.revenue(),
                segment.revenueShare(),
                segment.meanRecencyDays(),
                segment.meanFrequency(),
                segment.meanMonetary(),
                segment.meanLifetimeValue(),
                strategy.withoutLevers());
    }
}
