package io.clientele.offer;

import io.clientele.basket.Bundle;
import io.clientele.extract.ProductLines;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.publishing.SnapshotColumns;
import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/// What the recommender needs of the lines of products, which are let go.
///
/// @param purchases of all customers in the order of the lines
/// @param ordered the same, first those of the snapshot, some of whom have no lines, then the
///     others, from whom lists are learnt as well
/// @param earlier what customers bought before the lines, by their row in the snapshot
/// @param known what stands for the purchases of each customer of the snapshot
/// @param learntFrom first day of the lines, where these are not all
/// @param bundles by id of the segment
@SuppressWarnings("ArrayRecordComponent") // one entry a product or customer, compared by nobody
record ShopLines(
        Purchases purchases,
        Purchases ordered,
        Catalogue catalogue,
        String[] productIds,
        int[] firstDays,
        Map<Integer, int[]> earlier,
        long[] known,
        @Nullable LocalDate learntFrom,
        Supplier<Map<String, List<Bundle>>> bundles) {

    /// @param first whether to find the bundles first, and not beside all the rest: of a large shop
    ///     the heap should not hold both
    static ShopLines of(
            ProductLines lines,
            List<SegmentDefinition> segments,
            SnapshotColumns columns,
            boolean first) {
        var bundles =
                first
                        ? found(BundleSearch.find(lines, segments, columns))
                        : beside(() -> BundleSearch.find(lines, segments, columns));
        var purchases = purchases(lines);
        return new ShopLines(
                purchases,
                ordered(purchases, lines.customerIds(), columns.customerIds()),
                catalogue(lines),
                lines.productIds(),
                lines.firstDays(),
                earlier(lines.earlier(), columns.customerIds()),
                lines.marks().of(columns.customerIds()),
                lines.counted() == null ? null : lines.counted().since(),
                bundles);
    }

    private static <T> Supplier<T> found(T value) {
        return () -> value;
    }

    private static <T> Supplier<T> beside(Callable<T> search) {
        return ForkJoinPool.commonPool().submit(search)::join;
    }

    static Purchases purchases(ProductLines lines) {
        return Purchases.of(lines.productIds().length, lines.start(), lines.product(), lines.day());
    }

    static Catalogue catalogue(ProductLines lines) {
        return new Catalogue(lines.names(), lines.categories(), lines.prices());
    }

    /// Both lists of customers ascend by id.
    static Purchases ordered(Purchases purchases, String[] others, String[] customerIds) {
        if (Arrays.equals(others, customerIds)) {
            return purchases;
        }
        int[] lineOf = new int[customerIds.length + others.length];
        boolean[] taken = new boolean[others.length];
        int from = 0;
        for (int u = 0; u < customerIds.length; u++) {
            lineOf[u] =
                    Arrays.binarySearch(
                            others, from, others.length, customerIds[u], ShopLines::byBytes);
            if (lineOf[u] >= 0) {
                taken[lineOf[u]] = true;
                from = lineOf[u] + 1;
            }
        }
        int customers = customerIds.length;
        for (int c = 0; c < others.length; c++) {
            if (!taken[c]) {
                lineOf[customers++] = c;
            }
        }
        return purchases.of(Arrays.copyOf(lineOf, customers));
    }

    /// By row of the customer, without those whom the snapshot does not hold.
    private static Map<Integer, int[]> earlier(Map<String, int[]> bought, String[] customerIds) {
        Map<Integer, int[]> rows = new HashMap<>();
        bought.forEach(
                (id, products) ->
                        rows.put(
                                Arrays.binarySearch(customerIds, id, ShopLines::byBytes),
                                products));
        rows.keySet().removeIf(row -> row < 0);
        return rows;
    }

    /// As PostgreSQL's collation "C" does, by code points, where Java compares UTF-16.
    private static int byBytes(String left, String right) {
        return Arrays.compareUnsigned(
                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
