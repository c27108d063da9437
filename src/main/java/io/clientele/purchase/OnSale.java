package io.clientele.purchase;

import java.util.Arrays;

/// Which products a shop still sells, as far as its sales tell: those sold to anybody within three
/// times the usual gap between two days of sale, 90 days at least, or in the same weeks of the year
/// before.
public final class OnSale {

    private static final int FEWEST_DAYS = 90;
    private static final int GAPS = 3;
    private static final int YEAR = 365;
    private static final int WEEKS_BEFORE = 14;
    private static final int WEEKS_AFTER = 28;

    private OnSale() {}

    /// Whether each product is sold.
    ///
    /// @param purchases before the as-of day
    public static boolean[] of(Purchases purchases, int asOf) {
        long[] sales = new long[purchases.day().length];
        for (int i = 0; i < sales.length; i++) {
            // The age takes the lower half, so that a product's latest day comes first.
            sales[i] = (long) purchases.product()[i] << Integer.SIZE | (asOf - purchases.day()[i]);
        }
        Arrays.parallelSort(sales);
        boolean[] onSale = new boolean[purchases.products()];
        for (int from = 0; from < sales.length; ) {
            int end = from + 1;
            while (end < sales.length
                    && sales[end] >> Integer.SIZE == sales[from] >> Integer.SIZE) {
                end++;
            }
            int[] ages =
                    Arrays.stream(sales, from, end).mapToInt(s -> (int) s).distinct().toArray();
            onSale[(int) (sales[from] >> Integer.SIZE)] = isSold(ages);
            from = end;
        }
        return onSale;
    }

    /// @param ages days since each day of sale, ascending
    private static boolean isSold(int[] ages) {
        int[] gaps = new int[ages.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = ages[i + 1] - ages[i];
        }
        Arrays.sort(gaps);
        int gap = gaps.length == 0 ? 0 : gaps[gaps.length / 2];
        return ages[0] <= Math.max(FEWEST_DAYS, GAPS * gap)
                || Arrays.stream(ages)
                        .anyMatch(age -> age <= YEAR + WEEKS_BEFORE && age >= YEAR - WEEKS_AFTER);
    }
}
