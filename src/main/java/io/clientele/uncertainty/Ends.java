package io.clientele.uncertainty;

import java.util.Arrays;

/// Where nine tenths of many draws lie.
///
/// What cannot fall below 0 and often is 0 has no lower tail to leave out: then all of the tenth
/// is left out above. Else it is halved between both tails.
record Ends(double low, double high) {

    private static final double TAIL = 0.05;

    /// Of amounts; sorts them.
    ///
    /// @throws IllegalArgumentException where one is not a number
    static Ends ofAmounts(double[] draws) {
        sort(draws);
        int n = draws.length;
        if (draws[(int) (TAIL * n)] <= 0) {
            return new Ends(0, draws[(int) Math.ceil((1 - 2 * TAIL) * n) - 1]);
        }
        return new Ends(draws[(int) (TAIL * n)], draws[(int) Math.ceil((1 - TAIL) * n) - 1]);
    }

    /// Of counts, ends included; sorts them. Of two whole numbers that leave out a little too
    /// much and a little too little, the nearer one is taken.
    ///
    /// @throws IllegalArgumentException where one is not a number
    static Ends ofCounts(double[] draws) {
        sort(draws);
        if (draws[(int) (TAIL * draws.length)] <= 0) {
            return new Ends(0, nearest(draws, 1 - 2 * TAIL));
        }
        // The largest number whose being left out below is nearest to the tail.
        return new Ends(nearest(draws, TAIL) + 1, nearest(draws, 1 - TAIL));
    }

    /// What is not a number would sort last, and so hide in the upper tail.
    private static void sort(double[] draws) {
        Arrays.sort(draws);
        if (Double.isNaN(draws[draws.length - 1])) {
            throw new IllegalArgumentException("A draw is not a number");
        }
    }

    /// The whole number up to which the share of the draws is nearest to `share`.
    private static double nearest(double[] sorted, double share) {
        int n = sorted.length;
        double at = sorted[Math.clamp((int) Math.ceil(share * n) - 1, 0, n - 1)];
        int upTo = endOf(sorted, at);
        int below = endOf(sorted, at - 1);
        boolean lowerIsNearer = share * n - below < upTo - share * n;
        return lowerIsNearer ? at - 1 : at;
    }

    /// How many draws are at most `value`.
    private static int endOf(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
