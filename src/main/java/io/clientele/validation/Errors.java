package io.clientele.validation;

import java.util.function.IntPredicate;

/// How far predictions were from what came, over the customers that
/// count.
///
/// @param mae mean absolute error; a constant 0 does well on it where most do nothing
/// @param rmse root of the mean squared error; its lowest value belongs to the expectation
/// @param bias mean of prediction less outcome: what the total is off by, a customer
public record Errors(double mae, double rmse, double bias) {

    static Errors of(double[] predicted, double[] actual, IntPredicate counts) {
        double absolute = 0;
        double squared = 0;
        double signed = 0;
        int n = 0;
        for (int i = 0; i < actual.length; i++) {
            if (counts.test(i)) {
                double error = predicted[i] - actual[i];
                absolute += Math.abs(error);
                squared += error * error;
                signed += error;
                n++;
            }
        }
        n = Math.max(1, n);
        return new Errors(absolute / n, Math.sqrt(squared / n), signed / n);
    }
}
