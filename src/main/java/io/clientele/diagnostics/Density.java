package io.clientele.diagnostics;

import io.clientele.estimation.GammaFunctions;
import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.MbgNbd;
import io.clientele.lifetime.ParetoNbd;
import io.clientele.lifetime.PurchaseModel;
import io.clientele.value.GammaGamma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// How customers differ, according to a model: the density of something that each has one of.
///
/// @param points evenly spaced, over almost all of the customers
public record Density(Subject subject, List<Point> points) {

    private static final int POINTS = 60;

    /// As far from the mean as anything of note goes.
    private static final double DEVIATIONS = 4;

    /// Values are spread so widely that their variance may not exist: up to so many times the
    /// mean.
    private static final double MEANS = 5;

    /// A value and its density, the share of the customers for each unit of the value.
    public record Point(double value, double density) {}

    /// What customers differ in.
    public enum Subject {
        /// λ, purchases a day while a customer.
        PURCHASE_RATE,
        /// p, the chance of leaving after a purchase.
        LEAVING_CHANCE,
        /// μ, the rate of leaving a day.
        LEAVING_RATE,
        /// p / ν, the mean value of a purchase day, in money.
        MEAN_ORDER_VALUE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Density {
        points = List.copyOf(points);
    }

    /// The densities of both models; of those that do not vary there is none.
    public static List<Density> of(PurchaseModel purchases, GammaGamma orderValues) {
        List<Density> densities = new ArrayList<>();
        switch (purchases) {
            case BgNbd m -> {
                densities.add(gamma(Subject.PURCHASE_RATE, m.r(), m.alpha()));
                addBeta(densities, m.a(), m.b());
            }
            case MbgNbd m -> {
                densities.add(gamma(Subject.PURCHASE_RATE, m.r(), m.alpha()));
                addBeta(densities, m.a(), m.b());
            }
            case ParetoNbd m -> {
                densities.add(gamma(Subject.PURCHASE_RATE, m.r(), m.alpha()));
                if (m.s() > 0) {
                    densities.add(gamma(Subject.LEAVING_RATE, m.s(), m.beta()));
                }
            }
        }
        densities.add(ofMeanOrderValue(orderValues));
        return densities;
    }

    private static Density gamma(Subject subject, double shape, double rate) {
        double constant = shape * Math.log(rate) - GammaFunctions.lnGamma(shape);
        double most = (shape + DEVIATIONS * Math.sqrt(shape)) / rate;
        return over(most, subject, x -> constant + (shape - 1) * Math.log(x) - rate * x);
    }

    private static void addBeta(List<Density> densities, double a, double b) {
        if (a > 0) {
            double constant =
                    GammaFunctions.lnGamma(a + b)
                            - GammaFunctions.lnGamma(a)
                            - GammaFunctions.lnGamma(b);
            densities.add(
                    over(
                            1,
                            Subject.LEAVING_CHANCE,
                            x -> constant + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x)));
        }
    }

    /// ν is Gamma(q, v), so p / ν is inverse gamma with shape q and scale p v.
    private static Density ofMeanOrderValue(GammaGamma model) {
        double q = model.q();
        double scale = Math.max(Double.MIN_NORMAL, model.p() * model.v());
        double constant = q * Math.log(scale) - GammaFunctions.lnGamma(q);
        return over(
                MEANS * model.expectedOrderValue(0, 0),
                Subject.MEAN_ORDER_VALUE,
                x -> constant - (q + 1) * Math.log(x) - scale / x);
    }

    /// At the middles of equal steps from 0 to `most`.
    private static Density over(double most, Subject subject, DoubleUnaryOperator logDensity) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            double value = (i + 0.5) * most / POINTS;
            points.add(new Point(value, Math.exp(logDensity.applyAsDouble(value))));
        }
        return new Density(subject, points);
    }
}
