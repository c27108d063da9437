package io.clientele.projection;

import io.clientele.forecast.Forecast;
import io.clientele.forecast.ForecastPoint;
import io.clientele.forecast.Sharing;
import io.clientele.sales.DailySales;
import io.clientele.sales.Expectation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What each segment of a family takes of the shop's sales: its customers' part of what all are
/// expected to buy.
///
/// @param revenue one entry a segment, together 1
/// @param orders likewise
/// @param perPurchase orders on a purchase day
/// @param spreads of what a purchase day brings
@SuppressWarnings("ArrayRecordComponent") // one entry a segment, compared by nobody
record Shares(double[] revenue, double[] orders, double[] perPurchase, double[] spreads) {

    /// Empty where nobody wrote down what to expect.
    static Optional<Shares> of(List<DailySales> segments) {
        List<Expectation> expected = new ArrayList<>();
        for (DailySales segment : segments) {
            @Nullable Expectation one = segment.expectation();
            if (one == null) {
                return Optional.empty();
            }
            expected.add(one);
        }
        return Optional.of(
                new Shares(
                        shares(expected, segments, Expectation::revenue),
                        shares(expected, segments, Expectation::orders),
                        expected.stream().mapToDouble(Expectation::ordersPerPurchase).toArray(),
                        expected.stream().mapToDouble(Expectation::spread).toArray()));
    }

    /// Where nothing is expected of anybody, by what was sold; else alike.
    private static double[] shares(
            List<Expectation> expected,
            List<DailySales> segments,
            ToDoubleFunction<Expectation> figure) {
        double[] weights = expected.stream().mapToDouble(figure).toArray();
        if (Arrays.stream(weights).sum() <= 0) {
            weights =
                    segments.stream()
                            .mapToDouble(one -> Arrays.stream(one.revenue()).sum())
                            .toArray();
        }
        double all = Arrays.stream(weights).sum();
        double alike = 1.0 / weights.length;
        return Arrays.stream(weights).map(weight -> all > 0 ? weight / all : alike).toArray();
    }

    /// The outlook of each segment, by its id.
    Map<String, PartOutlook> of(PartOutlook whole, List<DailySales> segments) {
        double[][] purchases =
                IntStream.range(0, orders.length)
                        .mapToObj(
                                i ->
                                        whole.orders().points().stream()
                                                .mapToDouble(ForecastPoint::expected)
                                                .map(all -> orders[i] * all / perPurchase[i])
                                                .toArray())
                        .toArray(double[][]::new);
        List<Forecast> ofRevenue = Sharing.out(whole.revenue(), revenue, purchases, spreads);
        List<Forecast> ofOrders =
                Sharing.out(whole.orders(), orders, purchases, new double[orders.length]);
        Map<String, PartOutlook> outlooks = new TreeMap<>();
        for (int i = 0; i < segments.size(); i++) {
            outlooks.put(
                    segments.get(i).part(),
                    PartOutlook.of(segments.get(i), ofRevenue.get(i), ofOrders.get(i)));
        }
        return outlooks;
    }
}
