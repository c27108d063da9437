package io.clientele.offer;

import io.clientele.basket.Baskets;
import io.clientele.basket.Bundle;
import io.clientele.basket.Bundles;
import io.clientele.basket.PairCounts;
import io.clientele.extract.CoPurchases;
import io.clientele.extract.ProductLines;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.snapshot.Family;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Finds the bundles of the shop and of each segment.
final class BundleSearch {

    private final Baskets baskets;
    private final int[] customerOf;

    private BundleSearch(Baskets baskets, int[] customerOf) {
        this.baskets = baskets;
        this.customerOf = customerOf;
    }

    static Map<String, List<Bundle>> find(
            ProductLines lines, List<SegmentDefinition> segments, SnapshotColumns columns) {
        var baskets = Baskets.of(lines.order(), lines.product(), lines.amount());
        var search = new BundleSearch(baskets, customers(lines, columns, baskets.orders()));
        Map<String, List<Bundle>> found = new HashMap<>();
        found.put(
                OfferWriter.EVERYBODY,
                lines.counted() == null
                        ? Bundles.find(baskets, IntStream.range(0, baskets.orders()).toArray())
                        : Bundles.find(pairs(lines.counted(), lines.productIds())));
        segments.parallelStream()
                .map(segment -> Map.entry(segment.id(), search.of(segment, columns)))
                .forEachOrdered(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /// Numbers products as the lines do. Pairs of which one has not been sold in the days of the
    /// lines are left out: there is nothing to offer.
    static PairCounts pairs(CoPurchases counted, String[] productIds) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String id : productIds) {
            numbers.put(id, numbers.size());
        }
        for (String id : counted.productIds()) {
            numbers.putIfAbsent(id, numbers.size());
        }
        int[] number = Arrays.stream(counted.productIds()).mapToInt(numbers::get).toArray();
        int[] counts = new int[numbers.size()];
        for (int p = 0; p < number.length; p++) {
            counts[number[p]] = counted.counts()[p];
        }
        int[] rows =
                IntStream.range(0, counted.together().length)
                        .filter(row -> number[counted.first()[row]] < productIds.length)
                        .filter(row -> number[counted.second()[row]] < productIds.length)
                        .toArray();
        return new PairCounts(
                counted.orders(),
                counts,
                Arrays.stream(rows).map(row -> number[counted.first()[row]]).toArray(),
                Arrays.stream(rows).map(row -> number[counted.second()[row]]).toArray(),
                Arrays.stream(rows).map(row -> counted.together()[row]).toArray(),
                Arrays.stream(rows).mapToLong(row -> counted.amounts()[row]).toArray());
    }

    /// Row of each order's customer in the snapshot; −1 for those it does not hold.
    private static int[] customers(ProductLines lines, SnapshotColumns columns, int orders) {
        Map<String, Integer> rows = new HashMap<>();
        for (int u = 0; u < columns.customerIds().length; u++) {
            rows.put(columns.customerIds()[u], u);
        }
        int[] customerOf = new int[orders];
        Arrays.fill(customerOf, -1);
        for (int c = 0; c < lines.customerIds().length; c++) {
            int row = rows.getOrDefault(lines.customerIds()[c], -1);
            for (int i = lines.start()[c]; i < lines.start()[c + 1]; i++) {
                customerOf[lines.order()[i]] = row;
            }
        }
        return customerOf;
    }

    private List<Bundle> of(SegmentDefinition segment, SnapshotColumns columns) {
        Family family = segment.family();
        int[] codes = columns.codes(family);
        return Bundles.find(
                baskets,
                IntStream.range(0, customerOf.length)
                        .filter(o -> customerOf[o] >= 0)
                        .filter(o -> codes[customerOf[o]] == segment.code())
                        .toArray());
    }
}
