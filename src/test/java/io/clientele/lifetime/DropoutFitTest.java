package io.clientele.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.estimation.Fit;
import io.clientele.estimation.FitOptions;
import io.clientele.estimation.LogLikelihood;

import org.junit.jupiter.api.Test;

import java.util.List;

class DropoutFitTest {

    /// The likelihood never stops to rise along `a`, but the search, seeing nothing left to gain,
    /// stops short of the edge.
    @Test
    void aRidgeThatEndsShortOfTheEdgeIsABoundary() {
        var model =
                new DropoutFit<>(
                        List.of("r", "alpha", "a", "b"),
                        RisingForEver::new,
                        List.of(new double[] {1, 2}),
                        (p, unit) -> new BgNbd(p[0], p[1] * unit, p[2], p[3]),
                        (r, alpha) -> new BgNbd(r, alpha, 0, 1));

        var fit = model.fit(Golden.madeUpShop().patterns(), FitOptions.DEFAULTS);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.model().a()).isBetween(1e3, Math.exp(13.8));
        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.reason()).contains("all but level");
        assertThat(fit.standardErrors()).isEmpty();
    }

    @Test
    void theUpperEdgeMeansThatCustomersHardlyDiffer() {
        var fit = onEdge(List.of(1, 1));

        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.reason())
                .contains(
                        "customers hardly differ in what is described by a and b. Predictions hold");
    }

    @Test
    void theLowerEdgeMeansThatCustomersDifferAsFarAsTheyCan() {
        var fit = onEdge(List.of(-1, -1));

        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.reason())
                .contains(
                        "customers differ as far as they can, at one end or the other, in what is described by a and b.")
                .doesNotContain("hardly");
    }

    /// A beta distribution whose one parameter goes to 0 and whose other does not is a point.
    @Test
    void oneParameterOnTheLowerEdgeMeansThatCustomersHardlyDiffer() {
        assertThat(onEdge(List.of(-1, 1)).reason())
                .contains("customers hardly differ in what is described by a and b. Predictions")
                .doesNotContain("as far as they can");
    }

    @Test
    void aShopThatCustomersLeaveAtOnceOrNeverIsNotOneWhereTheyHardlyDiffer() {
        var fit = BgNbd.fit(SimulatedShop.atOnceOrNever(2000, 3).summaries(), FitOptions.DEFAULTS);

        assertThat(fit.status()).isEqualTo(Fit.Status.BOUNDARY);
        assertThat(fit.reason()).contains("as far as they can").doesNotContain("hardly");
    }

    private static Fit<BgNbd> onEdge(List<Integer> directions) {
        return new DropoutFit<>(
                        List.of("r", "alpha", "a", "b"),
                        patterns -> new RisingToTheEdge(patterns, directions),
                        List.of(new double[] {1, 2}),
                        (p, unit) -> new BgNbd(p[0], p[1] * unit, p[2], p[3]),
                        (r, alpha) -> new BgNbd(r, alpha, 0, 1))
                .fit(Golden.madeUpShop().patterns(), FitOptions.DEFAULTS);
    }

    /// As if everybody stayed, and 10 more for drop-out and something for each e-fold that a and
    /// b go on, up or down.
    private record RisingToTheEdge(Patterns patterns, List<Integer> directions)
            implements LogLikelihood {

        @Override
        public long customers() {
            return patterns.totalCustomers();
        }

        @Override
        public double total(double[] parameters, double[] gradient) {
            double sum = new NbdLikelihood(patterns).total(parameters, gradient) + 10;
            for (int i = 0; i < directions.size(); i++) {
                double slope = 0.1 * customers() * directions.get(i);
                sum += slope * Math.log(parameters[2 + i]);
                gradient[2 + i] = slope / parameters[2 + i];
            }
            return sum;
        }
    }

    /// As if everybody stayed, and 10 more for drop-out less a^-2 and (log b)² a customer.
    private record RisingForEver(Patterns patterns) implements LogLikelihood {

        @Override
        public long customers() {
            return patterns.totalCustomers();
        }

        @Override
        public double total(double[] parameters, double[] gradient) {
            double a = parameters[2];
            double b = parameters[3];
            double staying = new NbdLikelihood(patterns).total(parameters, gradient);
            gradient[2] = customers() * 2 / (a * a * a);
            gradient[3] = -customers() * 2 * Math.log(b) / b;
            return staying + 10 - customers() * (1 / (a * a) + Math.log(b) * Math.log(b));
        }
    }
}
