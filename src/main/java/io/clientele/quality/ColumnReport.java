package io.clientele.quality;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

@Schema(name = "ColumnQuality", description = "One column of the ledger.")
record ColumnReport(
        @Schema(description = "Its name.", example = "unit-price") String name,
        @Schema(
                        description =
                                "Whether any line has a value that was sent; one that was worked out, such as a unit"
                                        + " price from amount and quantity, is none.")
                boolean present,
        @Schema(
                        description =
                                "Rows that were sent without a value: lines, and rows refused for the want of it.",
                        example = "135080")
                long missing,
        @Schema(
                        description = "Their share of all lines and those refused, 0 to 1.",
                        example = "0.249")
                double missingShare,
        @Schema(description = "Different values; of the time, different days.", example = "420")
                long distinct,
        @Schema(description = "Of a column of numbers, over purchased lines; else null.")
                @Nullable Numbers numbers,
        @Schema(description = "Of the time, over all lines; else null.") @Nullable Days days,
        @Schema(
                        description =
                                "The most frequent values, of a column of words; at most ten, and none where each is"
                                        + " a customer's or an order's.")
                List<TopValue> topValues) {

    @Schema(name = "NumberQuality", description = "How the numbers of a column are spread.")
    record Numbers(
            @Schema(description = "Smallest.", example = "0.04") BigDecimal min,
            @Schema(description = "Largest.", example = "8142.75") BigDecimal max,
            @Schema(description = "Quantiles, interpolated linearly between the values around.")
                    List<Quantile> quantiles,
            Outliers outliers) {}

    @Schema(name = "ColumnDays", description = "From when to when the times of a column are.")
    record Days(
            @Schema(description = "First day.", example = "2010-12-01") LocalDate first,
            @Schema(description = "Last day.", example = "2011-12-09") LocalDate last) {}

    @Schema(description = "A quantile.")
    record Quantile(
            @Schema(description = "Share of the lines that lie below.", example = "0.5") double p,
            @Schema(description = "The value.", example = "1.95") BigDecimal value) {}

    @Schema(
            name = "ColumnOutliers",
            description =
                    "Values far out: beyond Tukey's outer fences, three interquartile ranges beyond the quartiles of"
                            + " the logarithms.")
    record Outliers(
            @Schema(
                            description =
                                    "Smallest value that is not far out; null where half of all values are equal or"
                                            + " there are fewer than eight, so that there are no fences.",
                            example = "0.05")
                    @Nullable BigDecimal lower,
            @Schema(
                            description = "Largest value that is not far out; null likewise.",
                            example = "130.50")
                    @Nullable BigDecimal upper,
            @Schema(description = "Lines below.", example = "0") long linesBelow,
            @Schema(description = "Their revenue.", example = "0.00") BigDecimal revenueBelow,
            @Schema(description = "Lines above.", example = "1217") long linesAbove,
            @Schema(description = "Their revenue.", example = "890451.20")
                    BigDecimal revenueAbove) {}

    @Schema(description = "A value and how often it occurs.")
    record TopValue(
            @Schema(description = "The value.", example = "United Kingdom") String value,
            @Schema(description = "Lines, also returned ones.", example = "356726") long lines,
            @Schema(description = "Their share of all lines, 0 to 1.", example = "0.89")
                    double share,
            @Schema(description = "Revenue of the purchased ones.", example = "7285024.64")
                    BigDecimal revenue) {}
}
