package io.clientele.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class RelabellingTest {

    private static final int LOTS = 20;
    private static final int DRAWN = 7;

    /// All 77,520 ways to draw 7 of 20 lots, the largest worth some fifteen times the least.
    @Test
    void agreesWithEveryWayToDraw() {
        var random = new Random(4);
        double[] y = new double[LOTS];
        double[] x = new double[LOTS];
        var lots = new Relabelling();
        for (int i = 0; i < LOTS; i++) {
            x[i] = 1 + random.nextInt(3);
            y[i] = x[i] * Math.exp(0.7 * random.nextGaussian());
            lots.add(y[i], x[i]);
        }
        double r = lots.all().value();
        double[] sums =
                IntStream.range(0, 1 << LOTS)
                        .filter(drawn -> Integer.bitCount(drawn) == DRAWN)
                        .mapToDouble(drawn -> sum(drawn, y, x, r))
                        .sorted()
                        .toArray();

        assertThat(sums).hasSize(77_520);
        for (double tail : new double[] {0.001, 0.01, 0.1}) {
            int rank = (int) (tail * sums.length);
            assertThat(lots.pValue(DRAWN, sums[rank]) / 2).isCloseTo(tail, within(0.15 * tail));
            double above = sums[sums.length - 1 - rank];
            assertThat(lots.pValue(DRAWN, above) / 2).isCloseTo(tail, within(0.15 * tail));
        }
    }

    /// Dealing a label to nine in ten is dealing the other to one in ten.
    @Test
    void isTheSameForAPartAndTheRest() {
        var random = new Random(6);
        var lots = new Relabelling();
        for (int i = 0; i < 3_000; i++) {
            double orders = 1 + random.nextInt(4);
            lots.add(orders * (1 + 0.25 * random.nextGaussian()), orders);
        }
        double r = lots.all().value();
        double spread = Math.sqrt(lots.all().squares(r) * 0.9 * 0.1);

        for (double z : new double[] {-4, -1, 2, 4}) {
            double p = lots.pValue(2_700, z * spread);
            assertThat(p).isEqualTo(lots.pValue(300, -z * spread));
            assertThat(p).isCloseTo(normal(z), within(0.3 * normal(z)));
        }
    }

    private static double normal(double z) {
        return smile.math.special.Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    private static double sum(int drawn, double[] y, double[] x, double r) {
        return IntStream.range(0, LOTS)
                .filter(i -> (drawn & 1 << i) != 0)
                .mapToDouble(i -> y[i] - r * x[i])
                .sum();
    }

    /// 30 of 3,000 customers with orders of log-sd 1, the largest 40 times the mean, so far from a
    /// normal sum: 200,000 draws.
    @Test
    void holdsFarOutWhereTailsAreHeavy() {
        var random = new Random(5);
        double[] residual = new double[3_000];
        var lots = new Relabelling();
        for (int i = 0; i < residual.length; i++) {
            residual[i] = Math.exp(random.nextGaussian());
            lots.add(residual[i], 1);
        }
        double mean = lots.all().value();
        double[] sums = new double[200_000];
        for (int draw = 0; draw < sums.length; draw++) {
            for (int i = 0; i < 30; i++) {
                int other = i + random.nextInt(residual.length - i);
                double swapped = residual[i];
                residual[i] = residual[other];
                residual[other] = swapped;
                sums[draw] += residual[i] - mean;
            }
        }
        Arrays.sort(sums);

        for (double tail : new double[] {0.0005, 0.005}) {
            int rank = (int) (tail * sums.length);
            assertThat(lots.pValue(30, sums[rank]) / 2).isCloseTo(tail, within(0.3 * tail));
            double above = sums[sums.length - 1 - rank];
            assertThat(lots.pValue(30, above) / 2).isCloseTo(tail, within(0.3 * tail));
        }
    }

    @Test
    void findsNothingWhereLotsAreAlikeAndNeverAnImpossibleSum() {
        var lots = new Relabelling();
        for (int i = 0; i < 100; i++) {
            lots.add(3 * (1 + i % 4), 1 + i % 4);
        }
        assertThat(lots.pValue(30, 0)).isEqualTo(1);

        lots.add(9, 1);
        assertThat(lots.pValue(30, 1_000)).isLessThan(1e-12);
    }
}
