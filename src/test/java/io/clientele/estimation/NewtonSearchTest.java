package io.clientele.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NewtonSearchTest {

    private static final long CUSTOMERS = 100_000;

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 1", "1.5, 1e-4", "0.7, 1"})
    void aRidgeIsNoInnerMinimumWhereverTheSearchEnds(double k, double c) {
        var ridge =
                NewtonSearch.minimize(
                        (point, gradient) -> {
                            double fall = c * Math.exp(-k * point[1]);
                            gradient[0] = 2 * (point[0] - 1);
                            gradient[1] = -k * fall;
                            return (point[0] - 1) * (point[0] - 1) + fall;
                        },
                        new double[] {0, 0});

        assertThat(ridge.point()[0]).isCloseTo(1, within(1e-6));
        assertThat(ridge.point()[1]).isGreaterThan(8);
        assertThat(ridge.isInner(CUSTOMERS)).isFalse();
    }

    @Test
    void aBowlIsAnInnerMinimumOnceEnoughCustomersTellIt() {
        double[] widths = {1, 1e-3};
        var bowl =
                NewtonSearch.minimize(
                        (point, gradient) -> {
                            double loss = 0;
                            for (int i = 0; i < widths.length; i++) {
                                gradient[i] = widths[i] * (point[i] - 1);
                                loss += gradient[i] * (point[i] - 1) / 2;
                            }
                            return loss;
                        },
                        new double[] {0, 0});

        assertThat(bowl.point()).containsExactly(new double[] {1, 1}, within(1e-6));
        // Its standard error is 1 / sqrt(1e-3 n): sqrt(200) and sqrt(167), about 14.
        assertThat(bowl.isInner(5)).isFalse();
        assertThat(bowl.isInner(6)).isTrue();
    }

    /// The sample's ridge would lead far from the maximum that only the rest shows.
    @Test
    void aRidgeOfTheSampleDoesNotHideTheMaximumOfAll() {
        var found =
                MaximumLikelihood.search(
                        likelihood(100, 0),
                        likelihood(CUSTOMERS, 0.01),
                        List.of(new double[] {1}, new double[] {2}),
                        new MaximumLikelihood.Penalty(0, new double[] {1}));
        var ridge =
                MaximumLikelihood.search(
                        likelihood(100, 0),
                        likelihood(CUSTOMERS, 0),
                        List.of(new double[] {1}, new double[] {2}),
                        new MaximumLikelihood.Penalty(0, new double[] {1}));

        assertThat(found.inner()).isTrue();
        assertThat(found.standardErrors()).hasSize(1);
        // Where 2 / p^2 = 0.01 log p, found by bisection: p = 9.4389.
        assertThat(found.parameters()[0]).isCloseTo(9.4389, within(1e-4));
        assertThat(ridge.onAnyEdge()).isFalse();
        assertThat(ridge.converged()).isTrue();
        assertThat(ridge.inner()).isFalse();
        assertThat(ridge.standardErrors()).isEmpty();
    }

    /// Minus p^-2 and half so many squares of log p, for each customer.
    private static LogLikelihood likelihood(long customers, double pull) {
        return new LogLikelihood() {
            @Override
            public long customers() {
                return customers;
            }

            @Override
            public double total(double[] parameters, double[] gradient) {
                double p = parameters[0];
                double log = Math.log(p);
                gradient[0] = customers * (2 / (p * p * p) - pull * log / p);
                return -customers * (1 / (p * p) + pull * log * log / 2);
            }
        };
    }
}
