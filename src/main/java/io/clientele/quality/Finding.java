package io.clientele.quality;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

@Schema(name = "QualityFinding", description = "Something about the data, in plain words.")
record Finding(
        @Schema(description = "Stable word for programs.", example = "refused-missing-customer-id")
                String code,
        @Schema(description = "How much it matters.", example = "warning") Weight weight,
        @Schema(
                        description = "The finding in a sentence or two.",
                        example =
                                "135,080 of 541,909 rows (25 %) name no customer and were refused.")
                String sentence,
        @Schema(description = "Rows that it touches.", example = "135080") long rows,
        @Schema(
                        description =
                                "Revenue that it touches; of refused rows what they would have sold for, as far as that"
                                        + " can be read; null where nobody summed it.",
                        example = "1840.50")
                @Nullable BigDecimal revenue,
        @Schema(description = "Share of all revenue, 0 to 1; null like revenue.", example = "0.12")
                @Nullable Double revenueShare) {}
