package io.clientele.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// What a column of texts holds.
///
/// @param missing lines, also returned ones, without a value
/// @param missingRevenue revenue of the purchased ones among them
/// @param distinct different values
/// @param top the most frequent values, most lines first
/// @param spellings values that differ in case, blanks or punctuation alone, told together; looked
///     for only where there are at most [#MOST_COMPARED] values
public record TextCounts(
        long missing,
        double missingRevenue,
        long distinct,
        List<Value> top,
        List<List<Value>> spellings) {

    static final int MOST_COMPARED = 10_000;

    private static final int TOP = 10;

    private static final Comparator<Value> MOST_LINES_FIRST =
            Comparator.comparingLong(Value::lines).reversed().thenComparing(Value::value);

    /// A value.
    ///
    /// @param lines lines with it, also returned ones
    /// @param revenue of the purchased ones among them
    public record Value(String value, long lines, double revenue) {}

    /// Takes values in, each once, and holds on to few of them.
    static final class Builder {

        private final PriorityQueue<Value> top = new PriorityQueue<>(MOST_LINES_FIRST.reversed());
        private final Map<String, List<Value>> alike = new TreeMap<>();
        private long missing;
        private double missingRevenue;
        private long distinct;

        void addMissing(long lines, double revenue) {
            missing = lines;
            missingRevenue = revenue;
        }

        void add(Value value) {
            distinct++;
            top.add(value);
            if (top.size() > TOP) {
                top.remove();
            }
            if (distinct <= MOST_COMPARED) {
                alike.computeIfAbsent(plain(value.value()), key -> new ArrayList<>()).add(value);
            } else {
                alike.clear();
            }
        }

        private static String plain(String value) {
            return value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        }

        TextCounts build() {
            return new TextCounts(
                    missing,
                    missingRevenue,
                    distinct,
                    top.stream().sorted(MOST_LINES_FIRST).toList(),
                    alike.values().stream()
                            .filter(values -> values.size() > 1)
                            .map(values -> values.stream().sorted(MOST_LINES_FIRST).toList())
                            .toList());
        }
    }
}
