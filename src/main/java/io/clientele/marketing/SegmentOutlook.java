package io.clientele.marketing;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What is known of a segment today that helps to carry its strategy out.
@Schema(description = "What the current segmentation knows that helps to carry the strategy out.")
public record SegmentOutlook(
        @Schema(description = "The day it speaks of.", example = "2025-07-01") LocalDate asOf,
        @Schema(description = "Number of customers to reach.", example = "203") int customers,
        @Schema(description = "Null for a segmentation that was made before daily sales were kept.")
                @Nullable ExpectedRevenue expectedRevenue) {

    /// What the segment's customers are expected to buy if nothing is done differently.
    @Schema(
            description =
                    "What these customers are expected to buy in the next 4 whole weeks if nothing is done"
                            + " differently: an estimate, whose intervals and evidence are at `/forecasts/sales`.")
    public record ExpectedRevenue(
            @Schema(description = "First day.", example = "2025-07-07") LocalDate from,
            @Schema(description = "Last day.", example = "2025-08-03") LocalDate to,
            @Schema(description = "In the shop's currency.", example = "9120.40") BigDecimal amount,
            @Schema(description = "Number of orders.", example = "102.70") BigDecimal orders,
            @Schema(
                            description =
                                    "What the customers' lifetime values give for as many days: customers x mean lifetime"
                                            + " value x 28 / days of its horizon. The forecast goes by what these customers"
                                            + " bought before, which tells too little of segments made of silent"
                                            + " customers and too much of those made of recent buyers; this does not.",
                            example = "7204.10")
                    BigDecimal byLifetimeValue) {}
}
