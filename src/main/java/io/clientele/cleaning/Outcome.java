package io.clientele.cleaning;

import io.clientele.ledger.OrderLine;
import io.clientele.row.Flaw;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What became of one row.
public sealed interface Outcome {

    /// The row says something: a purchase or, where `line.returned()`, a return.
    record Taken(OrderLine line) implements Outcome {}

    /// The row is refused.
    ///
    /// @param line where the row stood in its file, 1-based
    /// @param column the header of the column at fault; null when it is the row as a whole
    /// @param code the stable word for the reason, such as `missing-customer-id`
    /// @param message the reason as a sentence for the sender
    record Refusal(long line, @Nullable String column, String code, String message)
            implements Outcome {

        /// Every code there is.
        public static List<String> codes() {
            return Stream.concat(
                            Arrays.stream(Flaw.Kind.values()).map(Flaw.Kind::text),
                            Arrays.stream(Reason.values()).map(Reason::text))
                    .toList();
        }
    }
}
