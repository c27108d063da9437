package io.clientele.locality;

import io.clientele.ledger.PurchaseHistory;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Purchases by region and day. Whoever buys in one region brings it what the rollup says of each
/// day; only the others' lines have to be counted.
public final class RegionDays {

    /// Regions told apart; a shop that sends towns has thousands.
    private static final int MOST_REGIONS = 100;

    private static final int LONGEST_NAME = 200;

    /// Amounts are counted in ten-thousandths.
    private static final int SCALE = 4;

    private final PurchaseHistory history;
    private final PurchasePlaces places;
    private final List<RegionDay> ofMixed;

    private RegionDays(PurchaseHistory history, PurchasePlaces places, List<RegionDay> ofMixed) {
        this.history = history;
        this.places = places;
        this.ofMixed = ofMixed;
    }

    /// What a region sold on each day.
    private static final class Sales {
        private final SortedMap<Integer, long[]> days = new TreeMap<>();

        void add(int day, int orders, long amount) {
            long[] sums = days.computeIfAbsent(day, unseen -> new long[2]);
            sums[0] += orders;
            sums[1] = Math.addExact(sums[1], amount);
        }

        void list(@Nullable String region, List<RegionDay> into) {
            days.forEach(
                    (day, sums) ->
                            into.add(
                                    new RegionDay(region, day, Math.toIntExact(sums[0]), sums[1])));
        }
    }

    /// All of them by region and day, those without one last; of many regions the largest, and the
    /// others together as none.
    ///
    /// @param places of the customers of the history
    /// @param ofMixed what the mixed ones among them bought
    /// @throws ArithmeticException if amounts of a region and day add up to more than can be
    // counted
    public static List<RegionDay> of(
            PurchaseHistory history, PurchasePlaces places, List<RegionDay> ofMixed) {
        return new RegionDays(history, places, ofMixed).list();
    }

    /// Takes what one region sold on one day.
    @FunctionalInterface
    private interface Entry {
        void add(@Nullable String region, int day, int orders, long amount);
    }

    private void forEach(Entry entry) {
        for (int customer = 0; customer < history.customers(); customer++) {
            if (!places.mixed().get(customer)) {
                var region = places.regions()[customer];
                for (int i = history.start()[customer]; i < history.start()[customer + 1]; i++) {
                    entry.add(region, history.day()[i], history.orders()[i], history.amount()[i]);
                }
            }
        }
        for (RegionDay one : ofMixed) {
            entry.add(one.region(), one.day(), one.orders(), one.amount());
        }
    }

    private List<RegionDay> list() {
        SortedMap<String, Sales> regions = largest();
        var rest = new Sales();
        forEach(
                (region, day, orders, amount) -> {
                    var sales = region == null ? null : regions.get(region);
                    (sales == null ? rest : sales).add(day, orders, amount);
                });
        List<RegionDay> all = new ArrayList<>();
        regions.forEach((region, sales) -> sales.list(region, all));
        rest.list(null, all);
        return all;
    }

    private SortedMap<String, Sales> largest() {
        Map<String, BigDecimal> totals = new HashMap<>();
        forEach(
                (region, day, orders, amount) -> {
                    if (region != null && isName(region)) {
                        totals.merge(region, BigDecimal.valueOf(amount, SCALE), BigDecimal::add);
                    }
                });
        SortedMap<String, Sales> largest = new TreeMap<>(ByteOrder.UTF_8);
        totals.entrySet().stream()
                .sorted(
                        Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey(ByteOrder.UTF_8)))
                .limit(MOST_REGIONS)
                .forEach(region -> largest.put(region.getKey(), new Sales()));
        return largest;
    }

    private static boolean isName(String region) {
        int length = region.codePointCount(0, region.length());
        return length > 0 && length <= LONGEST_NAME;
    }
}
