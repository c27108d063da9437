package io.clientele.forecast;

import java.util.ArrayList;
import java.util.List;

/// Makes the forecasts of parts add up to that of the whole.
///
/// Each part moves by its share of the gap, and the less certain it is the more: the parts closest
/// to the given ones in squares weighed by variance, none negative, that sum to the whole (weighted
/// least squares of Wickramasuriya, Athanasopoulos & Hyndman 2019, JASA 114, with the whole kept as
/// it is). Their intervals move along.
public final class Reconciliation {

    private static final double NORMAL_80 = 1.2816;

    /// A part without spread still gives way, a little.
    private static final double LEAST_DEVIATION = 1e-3;

    private Reconciliation() {}

    /// The parts, in the same order, adding up to the whole in every period.
    ///
    /// @param parts forecasts of the same periods as the whole
    public static List<Forecast> addingUp(Forecast whole, List<Forecast> parts) {
        List<List<ForecastPoint>> moved = new ArrayList<>();
        parts.forEach(part -> moved.add(new ArrayList<>()));
        for (int h = 0; h < whole.points().size(); h++) {
            double[] given = new double[parts.size()];
            double[] variances = new double[parts.size()];
            for (int i = 0; i < given.length; i++) {
                ForecastPoint point = parts.get(i).points().get(h);
                double deviation = (point.high80() - point.low80()) / (2 * NORMAL_80);
                double least = LEAST_DEVIATION * (point.expected() + 1);
                given[i] = point.expected();
                variances[i] = deviation * deviation + least * least;
            }
            double[] sums = addingUp(whole.points().get(h).expected(), given, variances);
            for (int i = 0; i < given.length; i++) {
                moved.get(i).add(parts.get(i).points().get(h).movedTo(sums[i]));
            }
        }
        List<Forecast> result = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            result.add(parts.get(i).with(moved.get(i)));
        }
        return result;
    }

    /// The values of least squares, weighed by variance, that are not negative and sum to a total:
    /// `max(0, given + multiplier x variance)`, those at zero dropping out one after the other.
    static double[] addingUp(double total, double[] given, double[] variances) {
        double[] values = given.clone();
        boolean[] out = new boolean[given.length];
        boolean settled = false;
        while (!settled) {
            double gap = total;
            double variance = 0;
            for (int i = 0; i < given.length; i++) {
                gap -= out[i] ? 0 : given[i];
                variance += out[i] ? 0 : variances[i];
            }
            settled = true;
            for (int i = 0; i < given.length; i++) {
                values[i] = out[i] ? 0 : given[i] + gap / variance * variances[i];
                if (values[i] < 0) {
                    out[i] = true;
                    settled = false;
                }
            }
        }
        return values;
    }
}
