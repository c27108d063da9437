package io.clientele.prediction;

import io.clientele.history.Cut;

import java.util.stream.IntStream;

/// What the trees know of a customer: recency, frequency and money, and the rhythm of the
/// purchases.
///
/// Gaps are those between one purchase day and the next. Where there is none, features that need
/// one are -1, which no other customer has.
final class Features {

    static final String[] NAMES = {
        "repeatPurchases",
        "daysSinceLast",
        "daysSinceFirst",
        "meanAmount",
        "firstAmount",
        "lastToMeanAmount",
        "largestToMeanAmount",
        "ordersPerDay",
        "meanGap",
        "gapVariation",
        "lastToMeanGap",
        "sinceLastToMeanGap",
        "sinceLastToLongestGap"
    };

    private static final double NONE = -1;

    private Features() {}

    /// One row of features a customer.
    static double[][] of(Cut cut) {
        return IntStream.range(0, cut.size())
                .parallel()
                .mapToObj(row -> of(cut, row))
                .toArray(double[][]::new);
    }

    static double[] of(Cut cut, int row) {
        int from = cut.start(row);
        int to = cut.end()[row];
        int[] day = cut.history().day();
        double[] amount = cut.history().amount();
        int x = to - from - 1;
        double total = amount[from];
        double largest = amount[from];
        int orders = cut.history().orders()[from];
        double squaredGaps = 0;
        double longestGap = 0;
        for (int i = from + 1; i < to; i++) {
            total += amount[i];
            largest = Math.max(largest, amount[i]);
            orders += cut.history().orders()[i];
            double gap = day[i] - day[i - 1];
            squaredGaps += gap * gap;
            longestGap = Math.max(longestGap, gap);
        }
        double sinceLast = cut.day() - day[to - 1];
        double meanAmount = total / (x + 1);
        double meanGap = x == 0 ? NONE : (double) (day[to - 1] - day[from]) / x;
        double variance = x == 0 ? 0 : Math.max(0, squaredGaps / x - meanGap * meanGap);
        return new double[] {
            x,
            sinceLast,
            cut.day() - day[from],
            meanAmount,
            amount[from],
            share(amount[to - 1], meanAmount),
            share(largest, meanAmount),
            (double) orders / (x + 1),
            meanGap,
            x == 0 ? NONE : Math.sqrt(variance) / meanGap,
            x == 0 ? NONE : (day[to - 1] - day[to - 2]) / meanGap,
            x == 0 ? NONE : sinceLast / meanGap,
            x == 0 ? NONE : sinceLast / longestGap
        };
    }

    /// Amounts may be nothing or, with returns, less.
    private static double share(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }
}
