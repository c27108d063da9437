package io.clientele.reject;

import io.clientele.cleaning.Outcome;
import io.clientele.privacy.Spellings;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@Schema(description = "A refused row.")
public record Reject(
        @Schema(
                        description =
                                "Line of the file, the header of CSV being line 1; of a workbook the row of its"
                                        + " sheet; of a JSON array the number of the element, the first being 1.",
                        example = "17")
                long line,
        @Schema(
                        description = "Column at fault; null when it is the whole row.",
                        example = "CustomerID")
                @Nullable String field,
        @Schema(description = "Reason for programs.", example = "missing-customer-id") String code,
        @Schema(description = "Reason for people.") String message,
        @Schema(
                        description =
                                "The row as sent: of CSV and workbooks its cells as one line of CSV; of JSON an object"
                                        + " of its keys and their values as text, without those that have none;"
                                        + " a line that is no JSON as it came.",
                        example = "10777,536365,84879,1,free,2026-06-02")
                String row) {

    /// Code of the rows of customers who were erased.
    public static final String ERASED_CUSTOMER = "erased-customer";

    private static final int LONGEST_ROW = 10_000;

    /// A refusal with its row as sent, in as far as it can be stored.
    public Reject {
        field = field == null ? null : storable(field);
        message = storable(message);
        row = storable(row);
        row = row.length() <= LONGEST_ROW ? row : row.substring(0, LONGEST_ROW) + "…";
    }

    /// PostgreSQL's text has no NUL.
    private static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /// A row of a customer who was erased, without the row.
    public static Reject ofErased(long line) {
        return new Reject(
                line, null, ERASED_CUSTOMER, "The customer was erased; the row is withheld.", "");
    }

    /// Every code there is.
    public static List<String> codes() {
        return Stream.concat(Outcome.Refusal.codes().stream(), Stream.of(ERASED_CUSTOMER)).toList();
    }

    /// Whether the row or the message names a customer, however the id is spelt.
    public boolean mentions(String customerId) {
        var spellings = Pattern.compile(Spellings.of(customerId));
        return Stream.of(row, message)
                .anyMatch(text -> spellings.matcher(Spellings.composed(text)).find());
    }

    /// The same without the row and without what was found in it.
    public Reject withoutRow() {
        return new Reject(line, field, code, "The row is withheld.", "");
    }

    public static Reject of(Outcome.Refusal refusal, String row) {
        return new Reject(refusal.line(), refusal.column(), refusal.code(), refusal.message(), row);
    }
}
