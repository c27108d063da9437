package io.clientele.timeseries;

import java.util.stream.IntStream;

/// Picks those of several parameters that are searched, and puts them back.
final class FreeVariables {

    private FreeVariables() {}

    static int[] of(boolean[] free) {
        return IntStream.range(0, free.length).filter(i -> free[i]).toArray();
    }

    static double[] pick(double[] all, int[] variables) {
        return IntStream.of(variables).mapToDouble(i -> all[i]).toArray();
    }

    static double[] fill(double[] all, int[] variables, double[] values) {
        double[] filled = all.clone();
        for (int i = 0; i < variables.length; i++) {
            filled[variables[i]] = values[i];
        }
        return filled;
    }
}
