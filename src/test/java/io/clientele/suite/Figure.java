package io.clientele.suite;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// One number that a benchmark found.
///
/// @param name what it is of
/// @param value the number
/// @param unit of the number; [#TIMES] for a ratio that suites compare
/// @param limit what it is held against; null for one that is only told
/// @param least whether the limit is the least that will do, not the most
public record Figure(
        String name, double value, String unit, @Nullable Double limit, boolean least) {

    /// The unit of ratios of two numbers that one server reached in the same run and that a slower
    /// machine changes alike, so that later runs are compared with them. They depend on the
    /// machine less than either number, but they do. One without a limit is a cost: the smaller,
    /// the better.
    public static final String TIMES = "times";

    private static final String SEPARATOR = "\t";

    /// One that must be at least as large as its limit.
    public static Figure least(String name, double value, String unit, double limit) {
        return new Figure(name, value, unit, limit, true);
    }

    /// One that may be as large as its limit.
    public static Figure most(String name, double value, String unit, double limit) {
        return new Figure(name, value, unit, limit, false);
    }

    /// One without a limit.
    public static Figure told(String name, double value, String unit) {
        return new Figure(name, value, unit, null, false);
    }

    boolean kept() {
        return limit == null || (least ? value >= limit : value <= limit);
    }

    /// What it must be, in words; empty without a limit.
    String bound() {
        return limit == null
                ? ""
                : "%s %s".formatted(least ? "at least" : "at most", number(limit));
    }

    Figure with(double other) {
        return new Figure(name, other, unit, limit, least);
    }

    /// Three digits that count, or all before the point.
    static String number(double value) {
        int whole = (int) Math.floor(Math.log10(Math.max(Math.abs(value), 1e-3)));
        return String.format(Locale.ROOT, "%,." + Math.clamp(2 - whole, 0, 4) + "f", value);
    }

    String line() {
        return String.join(
                SEPARATOR,
                name,
                Double.toString(value),
                unit,
                limit == null ? "" : limit.toString(),
                Boolean.toString(least));
    }

    static Figure of(String line) {
        var parts = line.split(SEPARATOR, -1);
        return new Figure(
                parts[0],
                Double.parseDouble(parts[1]),
                parts[2],
                parts[3].isEmpty() ? null : Double.valueOf(parts[3]),
                Boolean.parseBoolean(parts[4]));
    }

    @Override
    public String toString() {
        return "%s: %s %s%s"
                .formatted(
                        name,
                        number(value),
                        unit,
                        limit == null ? "" : ", " + bound() + (kept() ? ": kept" : ": missed"));
    }
}
