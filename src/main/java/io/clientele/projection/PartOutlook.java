package io.clientele.projection;

import io.clientele.forecast.Forecast;
import io.clientele.forecast.ForecastPoint;
import io.clientele.sales.DailySales;

import java.util.List;
import java.util.Optional;

/// What one part of the shop is expected to sell, and what it sold until then.
///
/// @param unreconciled what was expected before the parts were made to add up; empty for the shop,
///     and for segments, which share out its forecast
record PartOutlook(
        DailySales known, Forecast revenue, Forecast orders, Optional<Unreconciled> unreconciled) {

    /// What a part was expected to sell by itself.
    record Unreconciled(List<ForecastPoint> revenue, List<ForecastPoint> orders) {}

    static PartOutlook of(DailySales known, Forecast revenue, Forecast orders) {
        return new PartOutlook(known, revenue, orders, Optional.empty());
    }

    PartOutlook reconciled(Forecast newRevenue, Forecast newOrders) {
        return new PartOutlook(
                known,
                newRevenue,
                newOrders,
                Optional.of(new Unreconciled(revenue.points(), orders.points())));
    }
}
