package io.clientele.upload;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

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
        @Schema(
                        description =
                                "Currencies that purchases name, beside the price or in a column of that name,"
                                        + " that of most rows first; null where none does, or rows are still read."
                                        + " What looks like no currency in such a column is passed over."
                                        + " Nothing is converted.")
                @Nullable List<CurrencyReading> currencies,
        @Schema(description = "What could be read in more than one way, and how it was read.")
                List<String> notes) {

    @Schema(description = "One column taken for one field, and why.")
    public record ColumnReading(
            @Schema(description = "Field of an order line.", example = "customer-id") String field,
            @Schema(description = "Column of the file.", example = "CustomerID") String column,
            @Schema(description = "Why.", example = "header equals \"CustomerID\"")
                    String reason) {}

    @Schema(description = "The purchases that name one currency.")
    public record CurrencyReading(
            @Schema(
                            description =
                                    "Its ISO code where that is known, else its sign or the letters"
                                            + " beside the amount, in capitals, such as `NZ$` or `KR`.",
                            example = "GBP")
                    String currency,
            @Schema(description = "Their rows, duplicates too.", example = "19870") long rows,
            @Schema(description = "Sum of their amounts.", example = "98412.60")
                    BigDecimal amount) {}

    /// With what only the whole file has shown.
    ///
    /// @param found null where no purchase names a currency
    /// @param further added to the notes
    Reading with(@Nullable List<CurrencyReading> found, List<String> further) {
        return new Reading(
                format,
                charset,
                delimiter,
                sheet,
                columns,
                dates,
                found,
                Stream.concat(notes.stream(), further.stream()).toList());
    }

    /// With how its dates were read, as the whole file has shown.
    Reading with(DatesReading read) {
        return new Reading(format, charset, delimiter, sheet, columns, read, currencies, notes);
    }

    @Schema(description = "Which of day and month comes first, and why.")
    public record DatesReading(
            @Schema(
                            description = "The order.",
                            example = "month-first",
                            allowableValues = {"day-first", "month-first", "year-first"})
                    String order,
            @Schema(
                            description =
                                    "Why: the sender says so, dates show it, an earlier upload of the same"
                                            + " columns did, or it is guessed.",
                            example = "212 of the dates looked at can only be read so")
                    String reason,
            @Schema(
                            description =
                                    "Dates that contradict this order; null where none does, or rows are still"
                                            + " read.")
                    @Nullable DoubtfulDates doubtful) {

        /// The same with what contradicts it.
        public DatesReading with(DoubtfulDates found) {
            return new DatesReading(order, reason, found);
        }
    }

    @Schema(
            description =
                    "Dates of a file that contradict the order they are read in, as where two exports were put"
                            + " together.")
    public record DoubtfulDates(
            @Schema(
                            description =
                                    "Dates that can be read in another order only; their rows are refused.",
                            example = "3120")
                    long refused,
            @Schema(description = "Line of the first of them.", example = "50012") long firstLine,
            @Schema(
                            description =
                                    "Rows taken among them whose date is another day in another order.",
                            example = "2011")
                    long rows,
            @Schema(description = "Sum of their amounts, returns left out.", example = "40212.90")
                    BigDecimal amount,
            @Schema(
                            description = "That in words.",
                            example =
                                    "3120 dates from line 50012 on can only be read otherwise and are refused; 2011 rows among them may have day and month swapped.")
                    String note) {}
}
