package io.clientele.validation;

import io.clientele.history.Cut;

import java.util.ArrayList;
import java.util.List;

/// The customers who had come back equally often by the cut: what was expected of them in the
/// held-out time and what they did.
///
/// @param repeats repeat purchase days by the cut
/// @param orMore whether it stands for larger numbers too
/// @param customers of this kind
/// @param predicted mean prediction
/// @param actual mean outcome
public record FrequencyBin(
        int repeats, boolean orMore, int customers, double predicted, double actual) {

    private static final int MOST = 7;

    /// Kinds without a customer are left out.
    static List<FrequencyBin> of(Cut cut, double[] predicted, double[] actual) {
        List<FrequencyBin> bins = new ArrayList<>();
        int[] customers = new int[MOST + 1];
        double[] predictedSum = new double[MOST + 1];
        double[] actualSum = new double[MOST + 1];
        for (int row = 0; row < cut.size(); row++) {
            int bin = Math.min(MOST, cut.summaries().x(row));
            customers[bin]++;
            predictedSum[bin] += predicted[row];
            actualSum[bin] += actual[row];
        }
        for (int bin = 0; bin <= MOST; bin++) {
            if (customers[bin] > 0) {
                bins.add(
                        new FrequencyBin(
                                bin,
                                bin == MOST,
                                customers[bin],
                                predictedSum[bin] / customers[bin],
                                actualSum[bin] / customers[bin]));
            }
        }
        return bins;
    }
}
