package io.clientele.validation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How good a chance of buying is.
///
/// The customers are dealt into two halves; each half's chances come from what was learnt on the
/// other one, so nobody is judged by what they themselves taught.
///
/// @param brier mean squared distance of the chance from what came, 0 or 1
/// @param brierOfShare the same if everybody had the shop's share of buyers for a chance
/// @param areaUnderCurve of telling who buys
/// @param calibration by tenths of the customers
public record ChanceScore(
        double brier,
        double brierOfShare,
        double areaUnderCurve,
        List<CalibrationBin> calibration) {

    public ChanceScore {
        calibration = List.copyOf(calibration);
    }

    static ChanceScore of(double[] expectedPurchases, boolean[] bought, long seed) {
        int n = bought.length;
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] inFirstHalf = new boolean[n];
        for (int row = 0; row < n; row++) {
            inFirstHalf[row] = random.nextBoolean();
        }
        PurchaseChance first = fit(expectedPurchases, bought, inFirstHalf, true);
        PurchaseChance second = fit(expectedPurchases, bought, inFirstHalf, false);
        double[] chances = new double[n];
        double[] actual = new double[n];
        double brier = 0;
        double share = 0;
        for (int row = 0; row < n; row++) {
            chances[row] = (inFirstHalf[row] ? second : first).of(expectedPurchases[row]);
            actual[row] = bought[row] ? 1 : 0;
            brier += (chances[row] - actual[row]) * (chances[row] - actual[row]) / n;
            share += actual[row] / n;
        }
        Ranking ranking = new Ranking(chances);
        return new ChanceScore(
                brier,
                share * (1 - share),
                ranking.areaUnderCurve(bought),
                CalibrationBin.deciles(ranking, chances, actual));
    }

    private static PurchaseChance fit(
            double[] expectedPurchases, boolean[] bought, boolean[] half, boolean which) {
        double[] expected = new double[bought.length];
        boolean[] outcome = new boolean[bought.length];
        int size = 0;
        for (int row = 0; row < bought.length; row++) {
            if (half[row] == which) {
                expected[size] = expectedPurchases[row];
                outcome[size++] = bought[row];
            }
        }
        return PurchaseChance.fit(Arrays.copyOf(expected, size), Arrays.copyOf(outcome, size));
    }
}
