package io.clientele.sales;

import io.clientele.ledger.PurchaseHistory;
import io.clientele.locality.PurchasePlaces;
import io.clientele.locality.RegionDay;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.snapshot.Family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts a purchase history down day by day: for the shop, for the customers of each segment, and
/// for each region; and with the segments what their customers are expected to buy. Of a long
/// history the last ten years.
public final class SalesBook {

    private static final int MOST_DAYS = 3_653;
    private static final List<Family> FAMILIES = List.of(Family.values());

    private final int firstDay;
    private final int lastDay;
    private final boolean lastDayOver;
    private final DaySums shop;
    private final Map<Family, Map<Integer, DaySums>> segments = new EnumMap<>(Family.class);
    private final Map<String, DaySums> regions = new TreeMap<>();

    private SalesBook(int firstDay, int lastDay, boolean lastDayOver) {
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.lastDayOver = lastDayOver;
        this.shop = sums();
    }

    /// The parts of every division, each with the same days: from the first purchase day to the
    /// last. What belongs to no region is a part of its own, if there is any. Customers who are in
    /// no segment are in none: nothing is expected of them.
    ///
    /// @param history the purchase days that the snapshot was made from, at least one
    /// @param definitions its segments
    /// @param columns its customers
    /// @param regionDays the same purchases by region; empty if there are none
    /// @param places where the customers of the history buy
    /// @param lastDayOver whether the last day is whole
    public static List<DailySales> of(
            PurchaseHistory history,
            List<SegmentDefinition> definitions,
            SnapshotColumns columns,
            List<RegionDay> regionDays,
            PurchasePlaces places,
            boolean lastDayOver) {
        int first = Arrays.stream(history.day()).min().orElseThrow();
        int last = Arrays.stream(history.day()).max().orElseThrow();
        var book = new SalesBook(Math.max(first, last - MOST_DAYS + 1), last, lastDayOver);
        definitions.forEach(one -> book.segment(one.family(), one.code()));
        book.enter(history, columns);
        regionDays.forEach(book::enter);
        book.count(history, places);
        return book.parts(definitions);
    }

    /// Both hold their customers in ascending order of the ids.
    private void enter(PurchaseHistory history, SnapshotColumns columns) {
        int row = 0;
        for (int customer = 0; customer < history.customers(); customer++) {
            boolean segmented =
                    row < columns.customerIds().length
                            && columns.customerIds()[row].equals(history.customerIds()[customer]);
            List<DaySums> entries = segmented ? segments(columns, row) : List.of();
            shop.count(customer);
            for (DaySums entry : entries) {
                entry.count(customer);
            }
            if (segmented) {
                expect(columns, row++, entries);
            }
            for (int i = history.start()[customer]; i < history.start()[customer + 1]; i++) {
                shop.add(history.day()[i], history.orders()[i], history.amount()[i]);
                shop.bought(history.orders()[i], history.amount()[i]);
                for (DaySums entry : entries) {
                    entry.add(history.day()[i], history.orders()[i], history.amount()[i]);
                    entry.bought(history.orders()[i], history.amount()[i]);
                }
            }
        }
    }

    private List<DaySums> segments(SnapshotColumns columns, int row) {
        return FAMILIES.stream()
                .map(family -> segment(family, columns.codes(family)[row]))
                .toList();
    }

    private void expect(SnapshotColumns columns, int row, List<DaySums> entries) {
        double purchases = columns.expectedPurchases()[row];
        double revenue = purchases * columns.expectedOrderValue()[row];
        shop.expect(revenue, purchases);
        for (DaySums entry : entries) {
            entry.expect(revenue, purchases);
        }
    }

    private void enter(RegionDay day) {
        String name = day.region() == null ? DailySales.NONE : day.region();
        if (day.day() <= lastDay) {
            regions.computeIfAbsent(name, unseen -> sums())
                    .add(day.day(), day.orders(), day.amount());
        }
    }

    /// Whoever has a line without a place, beside others with one, is not counted among the rest.
    private void count(PurchaseHistory history, PurchasePlaces places) {
        DaySums rest = regions.getOrDefault(DailySales.NONE, sums());
        String[] names = places.region().names();
        for (int customer = 0; customer < history.customers(); customer++) {
            int from = places.start()[customer];
            int to = places.start()[customer + 1];
            if (from == to) {
                rest.count(customer);
            }
            for (int cell = from; cell < to; cell++) {
                int value = places.region().value()[cell];
                (value < 0 ? rest : regions.getOrDefault(names[value], rest)).count(customer);
            }
        }
    }

    private DaySums segment(Family family, int code) {
        return segments.computeIfAbsent(family, unseen -> new HashMap<>())
                .computeIfAbsent(code, unseen -> sums());
    }

    private DaySums sums() {
        return new DaySums(firstDay, lastDay, lastDayOver);
    }

    private List<DailySales> parts(List<SegmentDefinition> definitions) {
        List<DailySales> parts = new ArrayList<>();
        parts.add(shop.expecting(DailySales.SHOP, DailySales.NONE));
        for (SegmentDefinition one : definitions) {
            parts.add(
                    segment(one.family(), one.code()).expecting(one.family().toString(), one.id()));
        }
        regions.forEach((name, days) -> parts.add(days.of(DailySales.REGION, name)));
        return parts;
    }
}
