package io.clientele.uncertainty;

import io.clientele.estimation.Fit;
import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseModel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// P(alive) of each history as the parameters vary: its log odds are taken as linear in the logs
/// of the parameters (the delta method), which needs two evaluations a parameter, not one a
/// draw.
///
/// @param logOdds of the estimate, one entry a pattern
/// @param slopes by the log of each uncertain parameter, one entry a pattern; 0 where P(alive) is
///     0 or 1 for certain
@SuppressWarnings("ArrayRecordComponent") // columns of a million patterns, compared by nobody
record AliveOdds(double[] logOdds, double[][] slopes) {

    private static final double STEP = 1e-3;

    /// Beyond these odds, e^20, differences are those of rounding.
    private static final double CERTAIN = 20;

    static AliveOdds of(Fit<? extends PurchaseModel> fit, Patterns patterns) {
        double[] logOdds = logOdds(fit.model(), patterns);
        List<String> names = fit.spread().names();
        double[][] slopes = new double[names.size()][];
        for (int i = 0; i < slopes.length; i++) {
            double[] above = logOdds(fit.model().shifted(Map.of(names.get(i), STEP)), patterns);
            double[] below = logOdds(fit.model().shifted(Map.of(names.get(i), -STEP)), patterns);
            slopes[i] = new double[logOdds.length];
            Arrays.setAll(
                    slopes[i],
                    pattern ->
                            Math.abs(logOdds[pattern]) < CERTAIN
                                    ? (above[pattern] - below[pattern]) / (2 * STEP)
                                    : 0);
        }
        return new AliveOdds(logOdds, slopes);
    }

    private static double[] logOdds(PurchaseModel model, Patterns patterns) {
        double[] logOdds = new double[patterns.size()];
        IntStream.range(0, patterns.size())
                .parallel()
                .forEach(
                        i -> {
                            double alive =
                                    model.probabilityAlive(
                                            patterns.x()[i], patterns.tx()[i], patterns.T()[i]);
                            logOdds[i] = Math.log(alive) - Math.log1p(-alive);
                        });
        return logOdds;
    }

    /// P(alive) of a pattern under a draw of the parameters.
    double probability(int pattern, double[] shifts) {
        double moved = logOdds[pattern];
        for (int i = 0; i < shifts.length; i++) {
            moved += slopes[i][pattern] * shifts[i];
        }
        return probability(moved);
    }

    double[] slopesOf(int pattern) {
        return Arrays.stream(slopes).mapToDouble(slope -> slope[pattern]).toArray();
    }

    static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
