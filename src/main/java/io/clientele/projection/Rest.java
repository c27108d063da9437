package io.clientele.projection;

import io.clientele.sales.DailySales;
import io.clientele.sales.Expectation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the shop has beside the parts of a division that are kept: those that went with an erased
/// customer, as one. It takes what they took, so that nobody else does, and is shown to nobody.
final class Rest {

    /// Of no segment and no region: the database takes no such text.
    static final String NAME = "\0";

    private static final double TEN_THOUSANDTHS = 10_000;

    /// Sums in another order differ by less.
    private static final double LEAST = 1e-9;

    private Rest() {}

    /// The regions, and after them the rest, if any was sold: all that the shop sells is of some
    /// region, or of none.
    static List<DailySales> withRegions(DailySales shop, List<DailySales> regions) {
        var rest = of(shop, regions, null);
        boolean sold =
                Arrays.stream(rest.revenue()).anyMatch(revenue -> revenue > 0)
                        || Arrays.stream(rest.orders()).anyMatch(orders -> orders > 0);
        return sold ? with(regions, rest) : regions;
    }

    /// The segments, and after them the rest, if anything is expected of it. What was sold to
    /// customers of no segment is not: nothing is expected of them.
    static List<DailySales> withSegments(DailySales shop, List<DailySales> segments) {
        return expectation(shop, segments)
                .map(expected -> with(segments, of(shop, segments, expected)))
                .orElse(segments);
    }

    private static List<DailySales> with(List<DailySales> parts, DailySales rest) {
        return Stream.concat(parts.stream(), Stream.of(rest)).toList();
    }

    /// Neither the revenue nor the orders of a day are less than none, as in all parts.
    private static DailySales of(
            DailySales shop, List<DailySales> parts, @Nullable Expectation expectation) {
        double[] revenue = shop.revenue().clone();
        int[] orders = shop.orders().clone();
        for (DailySales part : parts) {
            for (int day = 0; day < revenue.length; day++) {
                revenue[day] -= part.revenue()[day];
                orders[day] -= part.orders()[day];
            }
        }
        return new DailySales(
                parts.getFirst().division(),
                NAME,
                shop.firstDay(),
                Arrays.stream(revenue)
                        .map(left -> Math.round(Math.max(0, left) * TEN_THOUSANDTHS))
                        .map(left -> left / TEN_THOUSANDTHS)
                        .toArray(),
                Arrays.stream(orders).map(left -> Math.max(0, left)).toArray(),
                shop.lastDayOver(),
                0,
                expectation);
    }

    /// Orders on a purchase day are those of all parts that are gone: each may have had others.
    private static Optional<Expectation> expectation(DailySales shop, List<DailySales> segments) {
        @Nullable Expectation all = shop.expectation();
        if (all == null) {
            return Optional.empty();
        }
        double revenue = all.revenue();
        double purchases = all.purchases();
        double orders = orders(shop);
        double days = orders / all.ordersPerPurchase();
        for (DailySales segment : segments) {
            @Nullable Expectation one = segment.expectation();
            if (one == null) {
                return Optional.empty();
            }
            revenue -= one.revenue();
            purchases -= one.purchases();
            orders -= orders(segment);
            days -= orders(segment) / one.ordersPerPurchase();
        }
        if (purchases <= LEAST * all.purchases()) {
            return Optional.empty();
        }
        boolean known = orders >= 1 && days >= LEAST * orders(shop);
        return Optional.of(
                new Expectation(
                        Math.max(0, revenue),
                        purchases,
                        known ? orders / days : all.ordersPerPurchase(),
                        all.spread()));
    }

    private static double orders(DailySales part) {
        return Arrays.stream(part.orders()).asLongStream().sum();
    }
}
