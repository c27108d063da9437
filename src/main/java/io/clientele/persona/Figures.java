package io.clientele.persona;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as people say them: thousands separators and no more digits than a mean can carry.
final class Figures {

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal LONGEST = BILLION.multiply(MILLION);

    private Figures() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// Two significant digits: `0.52`, `4.3`, `13`, `6,800`, `1.2 million`.
    static String about(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(TWO_DIGITS);
        BigDecimal size = rounded.abs();
        if (size.compareTo(LONGEST) >= 0) {
            return rounded.toString();
        }
        if (size.compareTo(BILLION) >= 0) {
            return plain(rounded.divide(BILLION)) + " billion";
        }
        if (size.compareTo(MILLION) >= 0) {
            return plain(rounded.divide(MILLION)) + " million";
        }
        return plain(rounded);
    }

    static String times(double times) {
        return switch (about(times)) {
            case "1" -> "once";
            case "2" -> "twice";
            case String number -> number + " times";
        };
    }

    static String daysAgo(double days) {
        return switch (about(Math.rint(days))) {
            case "0" -> "less than a day ago";
            case "1" -> "1 day ago";
            case String number -> number + " days ago";
        };
    }

    /// A share as a percentage that never rounds a part to nothing or to the whole.
    static String percent(double share) {
        if (share > 0 && share < 0.01) {
            return "under 1 %";
        }
        if (share > 0.99 && share < 1) {
            return "over 99 %";
        }
        return String.format(Locale.ROOT, "%.0f %%", Math.rint(100 * share));
    }

    private static String plain(BigDecimal value) {
        // a fresh format each time: DecimalFormat is not safe for use by several threads
        return new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }
}
