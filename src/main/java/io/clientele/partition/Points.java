package io.clientele.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Rows in feature space, held as `columns[dimension][row]`.
public final class Points {

    /// Standardised values are rounded to one part in 10⁹: customers who differ by less are alike,
    /// and those who differ do so by far more than the rounding of a cluster's mean.
    private static final double GRID = 1e9;

    private final double[][] columns;

    Points(double[]... columns) {
        this.columns = columns;
    }

    /// Points of these columns, each minus its mean, over its population standard deviation. A
    /// constant column becomes 0. The columns are written to.
    public static Points standardised(List<double[]> columns) {
        return new Points(columns.stream().map(Points::standardised).toArray(double[][]::new));
    }

    private static double[] standardised(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(squares / values.length);
        // Below this the spread is rounding, and dividing by it would make noise look like news.
        boolean constant = deviation <= 1e-12 * Math.max(1, Math.abs(mean));
        for (int row = 0; row < values.length; row++) {
            double standard = constant ? 0 : (values[row] - mean) / deviation;
            values[row] = Math.rint(standard * GRID) / GRID;
        }
        return values;
    }

    /// Number of points.
    public int size() {
        return columns[0].length;
    }

    int dimensions() {
        return columns.length;
    }

    double[] column(int dimension) {
        return columns[dimension];
    }

    /// Sum of squared distances to the origin, which is the mean of standardised points.
    double spread() {
        return Arrays.stream(columns).flatMapToDouble(Arrays::stream).map(x -> x * x).sum();
    }

    /// One point per row, as Smile wants them.
    double[][] toRows() {
        double[][] rows = new double[size()][columns.length];
        for (int row = 0; row < rows.length; row++) {
            for (int j = 0; j < columns.length; j++) {
                rows[row][j] = columns[j][row];
            }
        }
        return rows;
    }

    Points rows(int[] rows) {
        return new Points(
                Arrays.stream(columns)
                        .map(column -> IntStream.of(rows).mapToDouble(row -> column[row]).toArray())
                        .toArray(double[][]::new));
    }

    /// The first rows that differ from each other, at most `limit`.
    public int[] distinct(int limit) {
        List<Integer> found = new ArrayList<>();
        for (int row = 0; row < size() && found.size() < limit; row++) {
            int candidate = row;
            if (found.stream().noneMatch(other -> equal(other, candidate))) {
                found.add(row);
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /// A seeded sample of `count` rows without replacement in row order (Knuth, algorithm S), or
    /// all rows if there are no more.
    int[] sample(int count, long seed) {
        if (size() <= count) {
            return IntStream.range(0, size()).toArray();
        }
        var random = new SplittableRandom(seed);
        int[] rows = new int[count];
        int taken = 0;
        for (int row = 0; taken < count; row++) {
            if (random.nextInt(size() - row) < count - taken) {
                rows[taken++] = row;
            }
        }
        return rows;
    }

    private boolean equal(int a, int b) {
        for (double[] column : columns) {
            if (column[a] != column[b]) {
                return false;
            }
        }
        return true;
    }
}
