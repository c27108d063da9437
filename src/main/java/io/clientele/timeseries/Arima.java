package io.clientele.timeseries;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// ARIMA(p, d, q) of up to two autoregressive and two moving-average terms: differenced once if
/// the level wanders (KPSS at 10 %), the order by the corrected Akaike criterion.
///
/// The coefficients minimise the conditional sum of squares; autoregression and moving average
/// are searched as partial autocorrelations, which keeps them stationary and invertible
/// (Barndorff- Nielsen & Schou 1973). Smile's model holds them and forecasts; its own estimate
/// is not used, since it calls a native OpenBLAS that a plain Java service does not have.
/// Source: Box & Jenkins (1970), Time Series Analysis; Hyndman & Khandakar (2008) for the
/// choice.
public record Arima(String name) implements ForecastingMethod {

    private record Order(int p, int q) {}

    private static final List<Order> ORDERS =
            List.of(
                    new Order(1, 0),
                    new Order(0, 1),
                    new Order(1, 1),
                    new Order(2, 0),
                    new Order(0, 2),
                    new Order(2, 1));

    private static final int LONGEST_LEARNT = 400;
    private static final double EDGE = 0.98;

    @Override
    public int shortestHistory() {
        return 8;
    }

    @Override
    public ForecastingModel learn(double[] history) {
        double[] recent = recent(history);
        boolean differenced = Kpss.wanders(recent);
        double[] series = differenced ? ArmaModel.differences(recent) : ArmaModel.centred(recent);
        ArmaModel best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Order order : ORDERS) {
            ArmaModel model = fit(series, order, differenced);
            double criterion = criterion(model.squaredError(series), series.length, order);
            if (best == null || criterion < least) {
                best = model;
                least = criterion;
            }
        }
        return Objects.requireNonNull(best);
    }

    /// What parameters are learnt from: the last 400 steps, which know how a series moves today as
    /// well as all of a long past does, at a bounded cost.
    static double[] recent(double[] history) {
        int from = Math.max(0, history.length - LONGEST_LEARNT);
        return Arrays.copyOfRange(history, from, history.length);
    }

    private static ArmaModel fit(double[] series, Order order, boolean differenced) {
        int variables = order.p + order.q;
        double[] low = new double[variables];
        double[] high = new double[variables];
        double[] start = new double[variables];
        Arrays.fill(low, -EDGE);
        Arrays.fill(high, EDGE);
        Arrays.fill(start, 0.1);
        double[] best =
                NelderMead.minimize(
                        point -> model(point, order, differenced).squaredError(series),
                        start,
                        low,
                        high);
        return model(best, order, differenced);
    }

    private static ArmaModel model(double[] partial, Order order, boolean differenced) {
        double[] ar = coefficients(Arrays.copyOf(partial, order.p));
        double[] ma = coefficients(Arrays.copyOfRange(partial, order.p, partial.length));
        return new ArmaModel(ar, Arrays.stream(ma).map(c -> -c).toArray(), differenced);
    }

    /// From partial autocorrelations, by Durbin's and Levinson's recursion.
    static double[] coefficients(double[] partial) {
        double[] coefficients = new double[partial.length];
        for (int k = 0; k < partial.length; k++) {
            double[] before = coefficients.clone();
            coefficients[k] = partial[k];
            for (int i = 0; i < k; i++) {
                coefficients[i] = before[i] - partial[k] * before[k - 1 - i];
            }
        }
        return coefficients;
    }

    private static double criterion(double squaredError, int n, Order order) {
        int k = order.p + order.q + 1;
        return n * Math.log(squaredError / n + Double.MIN_NORMAL)
                + 2.0 * k
                + 2.0 * k * (k + 1) / (n - k - 1);
    }
}
