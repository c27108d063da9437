package io.clientele.holdout;

import io.clientele.uplift.Arm;
import io.clientele.uplift.Difference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@Schema(
        name = "ControlGroupEffect",
        description =
                "What the customers who could be exported did, held against those kept out, whatever became of"
                        + " them since.")
record Effect(
        @Schema(description = "Id of the segmentation that the two sides are taken from.")
                UUID segmentationId,
        @Schema(description = "The day it speaks of.", example = "2025-12-31") LocalDate asOf,
        @Schema(description = "First day.", example = "2026-01-01") LocalDate from,
        @Schema(description = "The day after the last.", example = "2026-02-01") LocalDate to,
        Side treated,
        Side control,
        @Schema(
                        description =
                                "Difference of mean revenue a customer, treated minus control, with Welch's 95 %"
                                        + " interval; null where there is not enough to say.")
                @Nullable Interval revenuePerCustomer,
        @Schema(
                        description =
                                "Difference of purchase rates, with Newcombe's 95 % interval; null where there is"
                                        + " not enough to say.")
                @Nullable Interval purchaseRate,
        @Schema(description = "Why nothing can be said, or what to be careful about.")
                List<String> notes) {

    @Schema(name = "EffectSide", description = "One side of the comparison.")
    record Side(
            @Schema(description = "Number of customers.", example = "1903") long customers,
            @Schema(description = "Those who bought in the period.", example = "412") long buyers,
            @Schema(description = "Share of those who bought, 0 to 1.", example = "0.2165")
                    double purchaseRate,
            @Schema(
                            description =
                                    "Revenue of the period, a customer, in the shop's currency.",
                            example = "18.42")
                    BigDecimal meanRevenue) {

        static Side of(Arm arm) {
            return new Side(
                    arm.customers(),
                    arm.buyers(),
                    rounded(arm.purchaseRate(), 4).doubleValue(),
                    rounded(arm.meanRevenue(), 2));
        }
    }

    @Schema(name = "EffectInterval", description = "A difference with its 95 % interval.")
    record Interval(
            @Schema(description = "Treated minus control.", example = "2.31") double difference,
            @Schema(description = "Lower bound.", example = "0.42") double low,
            @Schema(description = "Upper bound.", example = "4.20") double high) {

        static Interval of(Difference difference) {
            return new Interval(
                    rounded(difference.difference(), 4).doubleValue(),
                    rounded(difference.low(), 4).doubleValue(),
                    rounded(difference.high(), 4).doubleValue());
        }
    }

    private static BigDecimal rounded(double number, int places) {
        return BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_EVEN);
    }
}
