package io.clientele.quality;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

@Schema(name = "QualityFinding", description = "Something about the data, in plain words.")
record Finding(
        @Schema(
                        description =
                                "Stable word for programs: `refused-` and the `code` of refused rows, `duplicates`, `returns`,"
                                        + " `unmatched-returns`, `non-products`, `one-customer`, `mixed-currencies`,"
                                        + " `scale-break`, `doubtful-dates`; `missing-order-id`; `missing-` and"
                                        + " `spelled-differently-` with `product-id`, `product-name`, `category`,"
                                        + " `region`, `payment-method` or `channel`; `absent-columns`; `large-` and"
                                        + " `small-` with `quantity`, `unit-price` or `amount`; `closed-weekdays`,"
                                        + " `calendar-gap`, `busy-days`, `quiet-days`, `unfinished-month`;"
                                        + " `no-purchase`, `nothing-unusual`.",
                        example = "refused-missing-customer-id")
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
                                        + " can be read; null where some of it was never summed.",
                        example = "1840.50")
                @Nullable BigDecimal revenue,
        @Schema(description = "Share of all revenue, 0 to 1; null like revenue.", example = "0.12")
                @Nullable Double revenueShare) {}
