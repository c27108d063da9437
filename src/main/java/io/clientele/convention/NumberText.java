package io.clientele.convention;

import io.clientele.ledger.OrderLine;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers as people write them: `1,234.50`, `1.234,5`, `1 234`, `£5`, `(12.00)`, `3-`.
///
/// Of two different separators the last one is the decimal mark; one that comes twice groups
/// thousands. A single one with three digits behind it (`1,234`) can be either, unless the part
/// before it is 0 or longer than three digits; then the file's habit decides.
public final class NumberText {

    /// The text is no number.
    public static final long INVALID = Long.MIN_VALUE;

    /// The number is 10^12 or more either way.
    public static final long TOO_LARGE = Long.MAX_VALUE;

    /// The first number too large, in ten-thousandths.
    public static final long LIMIT = 1_000_000_000_000L * OrderLine.SCALE;

    /// What a number says about the decimal mark of its file.
    enum Mark {
        NONE,
        POINT,
        COMMA,
        EITHER
    }

    private static final int LONGEST = 64;
    private static final int FAST_DIGITS = 12;
    private static final String CURRENCY =
            "(?:(?:[A-Z]{1,3}|[Rr]s\\.?)?\\p{Sc}|[A-Z]{3}|[Rr]s\\.?|Fr\\.|kr\\.?|zł|Kč|Ft|lei)?";
    private static final String BLANKS = "[ \\u00A0\\u2007\\u2009\\u202F]";
    private static final String SIGN = BLANKS + "*([-+\\u2212]?)" + BLANKS + "*";
    private static final Pattern DECORATED =
            Pattern.compile(
                    "(\\(?)"
                            + SIGN
                            + CURRENCY
                            + SIGN
                            + ("(\\d[\\d.,'\\u2019" + BLANKS.substring(1))
                            + "*|[.,]\\d+)([eE][+-]?\\d{1,3})?"
                            + SIGN
                            + CURRENCY
                            + SIGN
                            + "(\\)?)");
    private static final Pattern UNGROUPED = Pattern.compile("\\d*");
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(?:(\\D)\\d{2,3})*?(\\D)\\d{3}");

    private NumberText() {}

    /// The number in ten-thousandths, rounded half-even; [#INVALID] or [#TOO_LARGE].
    public static long parse(String text, boolean decimalComma) {
        long fast = plain(text, decimalComma ? ',' : '.');
        if (fast != INVALID) {
            return fast;
        }
        var match = match(text);
        if (match == null) {
            return INVALID;
        }
        var core = match.group(4).strip();
        var mark = mark(core);
        boolean comma = mark == Mark.COMMA || (mark == Mark.EITHER && decimalComma);
        var digits = digits(core, mark == Mark.NONE ? -1 : core.lastIndexOf(comma ? ',' : '.'));
        if (digits == null) {
            return INVALID;
        }
        var exponent = match.group(5) == null ? "" : match.group(5);
        var number =
                new BigDecimal(digits + exponent)
                        .movePointRight(4)
                        .setScale(0, RoundingMode.HALF_EVEN);
        if (number.compareTo(BigDecimal.valueOf(LIMIT)) >= 0) {
            return TOO_LARGE;
        }
        return isNegative(match) ? -number.longValueExact() : number.longValueExact();
    }

    /// What the text says about its decimal mark; nothing where it is no number.
    static Mark evidence(String text) {
        if (isPlain(text)) {
            return mark(text);
        }
        var match = match(text);
        return match == null ? Mark.NONE : mark(match.group(4).strip());
    }

    /// Digits alone, with marks between them: nothing to be taken off.
    private static boolean isPlain(String text) {
        int length = text.length();
        boolean plain = length > 0 && length <= LONGEST && isDigit(text.charAt(0));
        for (int i = 1; plain && i < length; i++) {
            char c = text.charAt(i);
            plain = isDigit(c) || c == '.' || c == ',';
        }
        return plain;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The quick way for digits with at most one mark and four decimals, as nearly all numbers are.
    private static long plain(String text, char mark) {
        int length = text.length();
        boolean negative = length > 0 && text.charAt(0) == '-';
        int first = negative ? 1 : 0;
        int decimals = -1;
        long number = 0;
        if (length == first || length - first > FAST_DIGITS) {
            return INVALID;
        }
        for (int i = first; i < length; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                number = 10 * number + (c - '0');
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == mark && decimals < 0 && i > first && i < length - 1) {
                decimals = 0;
            } else {
                return INVALID;
            }
        }
        if (decimals > 4) {
            return INVALID;
        }
        for (int i = Math.max(decimals, 0); i < 4; i++) {
            number *= 10;
        }
        return negative ? -number : number;
    }

    private static @Nullable Matcher match(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return null;
        }
        var match = DECORATED.matcher(stripped);
        if (!match.matches() || match.group(1).isEmpty() != match.group(8).isEmpty()) {
            return null;
        }
        return signs(match).length() > 1 ? null : match;
    }

    private static boolean isNegative(Matcher match) {
        return !match.group(1).isEmpty() || !signs(match).replace("+", "").isEmpty();
    }

    private static String signs(Matcher match) {
        return match.group(2) + match.group(3) + match.group(6) + match.group(7);
    }

    private static Mark mark(String core) {
        int comma = core.lastIndexOf(',');
        int point = core.lastIndexOf('.');
        if (comma < 0 && point < 0) {
            return Mark.NONE;
        }
        char last = core.charAt(Math.max(comma, point));
        var decimal = last == ',' ? Mark.COMMA : Mark.POINT;
        if (comma >= 0 && point >= 0) {
            return decimal;
        }
        int at = core.indexOf(last);
        if (at < Math.max(comma, point)) {
            return last == ',' ? Mark.POINT : Mark.COMMA;
        }
        boolean thousands = core.length() - at == 4 && at >= 1 && at <= 3 && core.charAt(0) != '0';
        return thousands ? Mark.EITHER : decimal;
    }

    /// Digits with a point for the decimal mark at `decimal`; null for badly grouped thousands.
    private static @Nullable String digits(String core, int decimal) {
        var whole = decimal < 0 ? core : core.substring(0, decimal);
        var fraction = decimal < 0 ? "" : core.substring(decimal + 1);
        boolean sound =
                UNGROUPED.matcher(fraction).matches()
                        && (UNGROUPED.matcher(whole).matches() || isGrouped(whole));
        return sound ? "0" + whole.replaceAll("\\D", "") + "." + fraction + "0" : null;
    }

    private static boolean isGrouped(String whole) {
        return GROUPED.matcher(whole).matches()
                && whole.chars().filter(c -> !isDigit((char) c)).distinct().count() == 1;
    }
}
