package io.clientele.convention;

import io.clientele.row.DateOrder;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// How one file writes what can be read in more than one way.
///
/// @param decimalComma whether `1,234` is one and a bit, rather than over a thousand
/// @param dates the order of day and month; null where no date leaves it open, and nobody names it
/// @param returnMark which order ids mark a return
/// @param notes what was decided on weak or contradicting evidence, in words
public record Conventions(
        boolean decimalComma, @Nullable Dates dates, ReturnMark returnMark, List<String> notes) {

    public Conventions {
        notes = List.copyOf(notes);
    }

    /// The order of day and month in the dates of a file.
    ///
    /// @param decided whether the file or its sender tells, so that files like it can go by it
    /// @param reason why, in words
    public record Dates(DateOrder order, boolean decided, String reason) {}

    /// Which order ids mark a return, whatever the quantity.
    public enum ReturnMark {
        /// Those that begin with a capital C.
        LETTER,
        /// Those that begin with a capital C and a digit: C before anything else is usual here.
        LETTER_AND_DIGIT,
        /// None: orders are usually numbered with a C here.
        NONE;

        /// Whether this order id does.
        public boolean isOn(String orderId) {
            return switch (this) {
                case LETTER -> beginsWithLetter(orderId);
                case LETTER_AND_DIGIT -> beginsWithLetter(orderId) && hasDigit(orderId);
                case NONE -> false;
            };
        }

        static boolean beginsWithLetter(String orderId) {
            return !orderId.isEmpty() && orderId.charAt(0) == 'C';
        }

        /// Whether the second character is a digit, as in `C536379`.
        static boolean hasDigit(String orderId) {
            return orderId.length() > 1 && orderId.charAt(1) >= '0' && orderId.charAt(1) <= '9';
        }
    }

    /// Decimal points, the day before the month, and C for cancelled orders.
    public static Conventions standard() {
        return new Conventions(false, null, ReturnMark.LETTER, List.of());
    }

    /// The same with further notes.
    public Conventions noting(List<String> further) {
        return new Conventions(
                decimalComma,
                dates,
                returnMark,
                Stream.concat(notes.stream(), further.stream()).toList());
    }

    /// The order of day and month, the day first unless something tells otherwise.
    public DateOrder dateOrder() {
        return dates == null ? DateOrder.DAY_FIRST : dates.order();
    }
}
