package io.clientele.validation;

import java.util.Arrays;
import java.util.Comparator;

/// Customers by a prediction, the lowest first; among equals by row.
final class Ranking {

    private final double[] prediction;
    private final Integer[] rows;

    Ranking(double[] prediction) {
        this.prediction = prediction.clone();
        this.rows = new Integer[prediction.length];
        Arrays.setAll(rows, row -> row);
        Arrays.parallelSort(
                rows,
                Comparator.comparingDouble((Integer row) -> this.prediction[row])
                        .thenComparingInt(row -> row));
    }

    /// The row at a place, counted from 0.
    int row(int place) {
        return rows[place];
    }

    /// Area under the ROC curve: the chance that somebody who bought was ranked above somebody
    /// who did not, ties counting half. Mann & Whitney's U over the number of pairs; 0.5 without
    /// pairs.
    double areaUnderCurve(boolean[] bought) {
        double rankSum = 0;
        long buyers = 0;
        for (int from = 0; from < rows.length; ) {
            int to = from;
            while (to < rows.length && prediction[rows[to]] == prediction[rows[from]]) {
                to++;
            }
            double meanRank = (from + to + 1) / 2.0;
            for (int place = from; place < to; place++) {
                if (bought[rows[place]]) {
                    rankSum += meanRank;
                    buyers++;
                }
            }
            from = to;
        }
        double pairs = (double) buyers * (rows.length - buyers);
        return pairs == 0 ? 0.5 : (rankSum - buyers * (buyers + 1) / 2.0) / pairs;
    }
}
