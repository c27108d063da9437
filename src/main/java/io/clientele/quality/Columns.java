package io.clientele.quality;

import io.clientele.quality.ColumnReport.Days;
import io.clientele.quality.ColumnReport.Numbers;
import io.clientele.quality.ColumnReport.Outliers;
import io.clientele.quality.ColumnReport.Quantile;
import io.clientele.quality.ColumnReport.TopValue;
import io.clientele.statistics.Distribution;
import io.clientele.statistics.Fences;
import io.clientele.tally.Attribute;
import io.clientele.tally.LineCounts;
import io.clientele.tally.LineTally.Customers;
import io.clientele.tally.NumberCounts;
import io.clientele.tally.TextCounts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Reports on every column of the lines.
final class Columns {

    private static final double[] ORDERS = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

    private Columns() {}

    /// Customers and orders first, then numbers, the time, then words.
    static List<ColumnReport> of(LineCounts lines, Customers customers, SentColumns sent) {
        long all = lines.lines() + lines.returns();
        List<ColumnReport> columns = new ArrayList<>();
        columns.add(
                ids(
                        "customer-id",
                        customers.customers() > 0,
                        new Missing(0, sent.refused("customer-id"), all),
                        customers.customers()));
        columns.add(
                ids(
                        "order-id",
                        sent.has("order-id", lines.namelessLines() < all),
                        new Missing(lines.namelessLines(), 0, all),
                        customers.orders()));
        columns.add(sent("quantity", lines.quantity(), sent, all));
        columns.add(sent("unit-price", lines.unitPrice(), sent, all));
        columns.add(
                numbers(
                        "amount",
                        true,
                        new Missing(0, sent.refused("amount"), all),
                        lines.amount()));
        columns.add(
                days(
                        sent.has("ordered-at", true),
                        new Missing(0, sent.refused("timestamp"), all),
                        lines.days()));
        for (var attribute : Attribute.values()) {
            columns.add(words(attribute, lines));
        }
        return List.copyOf(columns);
    }

    /// Rows without a value of their own.
    ///
    /// @param taken with a value that was made up or worked out for them
    /// @param lines all taken
    private record Missing(long taken, long refused, long lines) {

        long rows() {
            return taken + refused;
        }

        double share() {
            return Columns.share(rows(), lines + refused);
        }
    }

    private static ColumnReport ids(String name, boolean present, Missing missing, long distinct) {
        return new ColumnReport(
                name,
                present && distinct > 0,
                missing.rows(),
                missing.share(),
                distinct,
                null,
                null,
                List.of());
    }

    private static ColumnReport days(boolean present, Missing missing, List<LineCounts.Day> days) {
        return new ColumnReport(
                "ordered-at",
                present && !days.isEmpty(),
                missing.rows(),
                missing.share(),
                days.size(),
                null,
                days.isEmpty() ? null : new Days(days.getFirst().day(), days.getLast().day()),
                List.of());
    }

    private static ColumnReport sent(
            String field, NumberCounts counts, SentColumns sent, long lines) {
        return numbers(
                field,
                sent.has(field, true),
                new Missing(sent.rowsWithout(field, lines), sent.refused(field), lines),
                counts);
    }

    private static ColumnReport numbers(
            String name, boolean present, Missing missing, NumberCounts counts) {
        var distribution = Distribution.of(counts.values(), counts.lines());
        return new ColumnReport(
                name,
                present && !distribution.isEmpty(),
                missing.rows(),
                missing.share(),
                counts.values().length,
                distribution.isEmpty() ? null : numbers(distribution, counts),
                null,
                List.of());
    }

    private static Numbers numbers(Distribution distribution, NumberCounts counts) {
        return new Numbers(
                Money.exact(distribution.quantile(0)),
                Money.exact(distribution.quantile(1)),
                Arrays.stream(ORDERS)
                        .mapToObj(p -> new Quantile(p, Money.exact(distribution.quantile(p))))
                        .toList(),
                outliers(Fences.of(positive(counts)), counts));
    }

    /// A free line has no logarithm and is no outlier.
    private static Distribution positive(NumberCounts counts) {
        long[] lines = counts.lines().clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = counts.values()[i] > 0 ? lines[i] : 0;
        }
        return Distribution.of(counts.values(), lines);
    }

    private static Outliers outliers(Fences fences, NumberCounts counts) {
        long below = 0;
        long above = 0;
        double revenueBelow = 0;
        double revenueAbove = 0;
        for (int i = 0; i < counts.values().length; i++) {
            double value = counts.values()[i];
            if (fences.isAbove(value)) {
                above += counts.lines()[i];
                revenueAbove += counts.revenue()[i];
            } else if (value > 0 && fences.isBelow(value)) {
                below += counts.lines()[i];
                revenueBelow += counts.revenue()[i];
            }
        }
        boolean none = fences.equals(Fences.NONE);
        return new Outliers(
                none ? null : Money.exact(fences.lower()),
                none ? null : Money.exact(fences.upper()),
                below,
                Money.cents(revenueBelow),
                above,
                Money.cents(revenueAbove));
    }

    private static ColumnReport words(Attribute attribute, LineCounts counts) {
        long lines = counts.lines() + counts.returns();
        var column = Objects.requireNonNull(counts.texts().get(attribute));
        return new ColumnReport(
                attribute.toString(),
                column.distinct() > 0,
                column.missing(),
                share(column.missing(), lines),
                column.distinct(),
                null,
                null,
                column.top().stream().map(value -> top(value, lines)).toList());
    }

    private static TopValue top(TextCounts.Value value, long lines) {
        BigDecimal revenue = Money.cents(value.revenue());
        return new TopValue(value.value(), value.lines(), share(value.lines(), lines), revenue);
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
