package io.clientele.partition;

import java.util.List;
import java.util.SplittableRandom;

/// Points without groups in three dimensions: even, whole and skewed.
final class RandomPoints {

    private RandomPoints() {}

    static Points of(int count, long seed) {
        var random = new SplittableRandom(seed);
        double[][] columns = new double[3][count];
        for (int row = 0; row < count; row++) {
            columns[0][row] = Math.log1p(random.nextInt(1, 366));
            columns[1][row] = Math.log1p(1 + (int) random.nextExponential());
            columns[2][row] = 5 + 1.2 * random.nextGaussian();
        }
        return Points.standardised(List.of(columns));
    }
}
