package io.clientele.movement;

import java.util.ArrayList;
import java.util.List;

/// Sizes of segments some months ahead if customers go on to move as they did between two
/// snapshots.
///
/// A Markov chain with newcomers: with `n` the sizes now, `P[i][j]` the share of segment i that was
/// in segment j one step later (rows sum to at most 1, the rest left the window) and `b` the
/// newcomers of a step, the sizes after a step are `n P + b`. A step is as long as the snapshots
/// are apart; between steps sizes are interpolated linearly. A segment that was empty stays as it
/// is.
final class ExpectedSizes {

    static final int MONTHS = 6;

    private static final double DAYS_PER_MONTH = 30;

    private ExpectedSizes() {}

    /// The sizes after 1 to 6 months of 30 days.
    ///
    /// @param moved customers by segment before and after, square
    /// @param newcomers customers after a step that were nowhere before, by segment
    /// @param left customers before the step that are nowhere after it, by segment
    /// @param sizes customers now, by segment
    /// @param stepDays days of a step, positive
    /// @return one row a month, one column a segment
    static double[][] ahead(
            double[][] moved, double[] newcomers, double[] left, double[] sizes, long stepDays) {
        if (stepDays <= 0) {
            throw new IllegalArgumentException("a step of %d days".formatted(stepDays));
        }
        double[][] shares = shares(moved, left);
        int steps = (int) Math.ceil(MONTHS * DAYS_PER_MONTH / stepDays);
        List<double[]> path = new ArrayList<>();
        path.add(sizes);
        for (int step = 0; step < steps; step++) {
            path.add(next(path.getLast(), shares, newcomers));
        }
        double[][] months = new double[MONTHS][];
        for (int month = 1; month <= MONTHS; month++) {
            double position = month * DAYS_PER_MONTH / stepDays;
            int whole = Math.min((int) position, steps - 1);
            months[month - 1] = between(path.get(whole), path.get(whole + 1), position - whole);
        }
        return months;
    }

    private static double[][] shares(double[][] moved, double[] left) {
        double[][] shares = new double[moved.length][moved.length];
        for (int i = 0; i < moved.length; i++) {
            double total = left[i];
            for (double customers : moved[i]) {
                total += customers;
            }
            for (int j = 0; j < moved.length; j++) {
                shares[i][j] = total > 0 ? moved[i][j] / total : i == j ? 1 : 0;
            }
        }
        return shares;
    }

    private static double[] next(double[] sizes, double[][] shares, double[] newcomers) {
        double[] next = newcomers.clone();
        for (int i = 0; i < sizes.length; i++) {
            for (int j = 0; j < sizes.length; j++) {
                next[j] += sizes[i] * shares[i][j];
            }
        }
        return next;
    }

    private static double[] between(double[] from, double[] to, double part) {
        double[] sizes = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            sizes[i] = from[i] + part * (to[i] - from[i]);
        }
        return sizes;
    }
}
