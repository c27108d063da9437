package io.clientele.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.Golden;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class SpreadTest {

    private static final Fit<BgNbd> FIT = BgNbd.fit(Golden.madeUpShop(), FitOptions.DEFAULTS);

    @Test
    void deviatesByTheStandardErrors() {
        Spread spread = FIT.spread();

        assertThat(spread.names()).isEqualTo(List.of("r", "alpha", "a", "b"));
        assertThat(spread.deviation(new double[] {1, 0, 0, 0}) * FIT.model().r())
                .isCloseTo(FIT.standardErrors().getOrDefault("r", 0.0), within(1e-9));
        assertThat(spread.deviation(new double[] {0, 0, 0, 1}) * FIT.model().b())
                .isCloseTo(FIT.standardErrors().getOrDefault("b", 0.0), within(1e-9));
    }

    @Test
    void drawsVaryAsItSays() {
        Spread spread = FIT.spread();
        Random random = new Random(4);
        double squares = 0;
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            double[] normals = random.doubles(4).map(u -> random.nextGaussian()).toArray();
            double difference =
                    spread.shifts(normals).getOrDefault("a", 0.0)
                            - spread.shifts(normals).getOrDefault("b", 0.0);
            squares += difference * difference;
        }

        assertThat(Math.sqrt(squares / draws) / spread.deviation(new double[] {0, 0, 1, -1}))
                .isCloseTo(1, within(0.03));
    }

    @Test
    void leavesOutWhatDoesNotVary() {
        double[][] curvature = {{4, 1}, {1, 9}};

        Spread one =
                Spread.of(
                        curvature,
                        100,
                        new double[] {1, 1},
                        List.of("p", "q"),
                        new boolean[] {false, true});

        assertThat(one.names()).containsExactly("q");
        assertThat(one.deviation(new double[] {1})).isCloseTo(1.0 / 30, within(1e-12));
        assertThat(one.shifts(new double[] {3})).containsOnlyKeys("q");
    }

    /// A ridge along which sixty customers say next to nothing.
    @Test
    void drawsNothingThatTheSearchCouldNotReach() {
        double estimate = Math.exp(10);
        var flat =
                Spread.of(
                        new double[][] {{1e-9}},
                        60,
                        new double[] {estimate},
                        List.of("alpha"),
                        new boolean[] {true});

        assertThat(flat.shifts(new double[] {3}).getOrDefault("alpha", 0.0))
                .isCloseTo(14 - 10, within(1e-9));
        assertThat(flat.shifts(new double[] {-3}).getOrDefault("alpha", 0.0))
                .isCloseTo(-14 - 10, within(1e-9));
    }

    @Test
    void isNoneWithoutAMaximum() {
        double[][] saddle = {{1, 2}, {2, 1}};

        assertThat(
                        Spread.of(
                                saddle,
                                10,
                                new double[] {1, 1},
                                List.of("p", "q"),
                                new boolean[] {true, true}))
                .isEqualTo(Spread.NONE);
    }
}
