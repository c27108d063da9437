package io.clientele.upload;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How a file was understood.
@Schema(description = "How the file was understood, and why.")
public record Reading(
        @Schema(description = "Recognised format.", example = "CSV") String format,
        @Schema(description = "Character set of a text file.", example = "UTF-8")
                @Nullable String charset,
        @Schema(description = "Field separator of a CSV file.", example = ",")
                @Nullable String delimiter,
        @Schema(description = "Sheet of a workbook.", example = "Orders") @Nullable String sheet,
        @Schema(description = "Which column was taken for which field, and why.")
                List<ColumnReading> columns,
        @Schema(
                        description =
                                "Order of day and month in dates such as `3/4/2011`; null where no date"
                                        + " leaves it open.")
                @Nullable DatesReading dates,
        @Schema(description = "What could be read in more than one way, and how it was read.")
                List<String> notes) {

    @Schema(description = "One column taken for one field, and why.")
    public record ColumnReading(
            @Schema(description = "Field of an order line.", example = "customer-id") String field,
            @Schema(description = "Column of the file.", example = "CustomerID") String column,
            @Schema(description = "Why.", example = "header equals \"CustomerID\"")
                    String reason) {}

    @Schema(description = "Which of day and month comes first, and why.")
    public record DatesReading(
            @Schema(
                            description = "The order.",
                            example = "month-first",
                            allowableValues = {"day-first", "month-first"})
                    String order,
            @Schema(
                            description =
                                    "Why: the sender says so, dates show it, an earlier upload of the same"
                                            + " columns did, or it is guessed.",
                            example = "212 of the dates looked at can only be read so")
                    String reason) {}
}
