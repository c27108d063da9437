package io.clientele.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.value.GammaGamma;

import org.junit.jupiter.api.Test;

import java.util.List;

class DensityTest {

    @Test
    void holdsAlmostAllCustomersAndTheirMean() {
        List<Density> densities =
                Density.of(new ParetoNbd(3, 40, 2, 300), new GammaGamma(6, 5, 30));

        assertThat(densities)
                .extracting(Density::subject)
                .containsExactly(
                        Density.Subject.PURCHASE_RATE,
                        Density.Subject.LEAVING_RATE,
                        Density.Subject.MEAN_ORDER_VALUE);
        double[] means = {3.0 / 40, 2.0 / 300, 6 * 30 / 4.0};
        for (int i = 0; i < means.length; i++) {
            Density density = densities.get(i);
            assertThat(moment(0, density)).as("%s", density.subject()).isCloseTo(1, within(0.02));
            assertThat(moment(1, density) / means[i]).isCloseTo(1, within(0.05));
        }
    }

    private static double moment(int power, Density density) {
        double step = 2 * density.points().getFirst().value();
        return density.points().stream()
                .mapToDouble(point -> step * point.density() * Math.pow(point.value(), power))
                .sum();
    }

    @Test
    void showsTheChanceOfLeavingUnlessNobodyLeaves() {
        GammaGamma values = new GammaGamma(6, 5, 30);

        Density leaving = Density.of(new BgNbd(2, 40, 2, 6), values).get(1);

        assertThat(leaving.subject()).isEqualTo(Density.Subject.LEAVING_CHANCE);
        assertThat(moment(0, leaving)).isCloseTo(1, within(0.01));
        assertThat(moment(1, leaving)).isCloseTo(0.25, within(0.01));
        assertThat(Density.of(new BgNbd(2, 40, 0, 1), values)).hasSize(2);
    }
}
