package io.clientele.validation;

import java.util.ArrayList;
import java.util.List;

/// A tenth of the customers, by prediction: what was expected of them and what they did.
///
/// @param customers in this tenth
/// @param predicted mean prediction
/// @param actual mean outcome
public record CalibrationBin(int customers, double predicted, double actual) {

    private static final int BINS = 10;

    /// Up to ten bins of almost equal size, the lowest predictions first.
    static List<CalibrationBin> deciles(Ranking ranking, double[] predicted, double[] actual) {
        List<CalibrationBin> bins = new ArrayList<>();
        int n = predicted.length;
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) bin * n / BINS);
            int to = (int) ((bin + 1L) * n / BINS);
            double predictedSum = 0;
            double actualSum = 0;
            for (int place = from; place < to; place++) {
                predictedSum += predicted[ranking.row(place)];
                actualSum += actual[ranking.row(place)];
            }
            if (to > from) {
                bins.add(
                        new CalibrationBin(
                                to - from, predictedSum / (to - from), actualSum / (to - from)));
            }
        }
        return bins;
    }
}
