package io.clientele.reject;

import io.clientele.cleaning.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

@Schema(description = "A refused row.")
public record Reject(
        @Schema(description = "Line of the file, the header being line 1.", example = "17")
                long line,
        @Schema(
                        description = "Column at fault; null when it is the whole row.",
                        example = "CustomerID")
                @Nullable String field,
        @Schema(description = "Reason for programs.", example = "missing-customer-id") String code,
        @Schema(description = "Reason for people.") String message,
        @Schema(description = "The row as sent.") String row) {

    private static final int LONGEST_ROW = 10_000;

    /// A refusal with its row as sent, in as far as it can be stored: PostgreSQL's text has no NUL.
    public Reject {
        row = row.indexOf('\0') < 0 ? row : row.replace("\0", "");
        row = row.length() <= LONGEST_ROW ? row : row.substring(0, LONGEST_ROW) + "…";
    }

    /// A row of a customer who was erased, without the row.
    public static Reject ofErased(long line) {
        return new Reject(
                line, null, "erased-customer", "The customer was erased; the row is withheld.", "");
    }

    /// Whether the row or the message names a customer.
    public boolean mentions(String customerId) {
        return row.contains(customerId) || message.contains(customerId);
    }

    /// The same without the row and without what was found in it.
    public Reject withoutRow() {
        return new Reject(line, field, code, "The row is withheld.", "");
    }

    public static Reject of(Outcome.Refusal refusal, String row) {
        return new Reject(refusal.line(), refusal.column(), refusal.code(), refusal.message(), row);
    }
}
