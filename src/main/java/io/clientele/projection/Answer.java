package io.clientele.projection;

import io.clientele.asof.SegmentationReference;
import io.clientele.calendar.Period;
import io.clientele.forecast.CandidateError;
import io.clientele.forecast.Forecast;
import io.clientele.forecast.ForecastPoint;
import io.clientele.projection.SalesForecast.ExpectedSum;
import io.clientele.projection.SalesForecast.ForecastChoice;
import io.clientele.projection.SalesForecast.ForecastEvidence;
import io.clientele.projection.SalesForecast.ForecastFigure;
import io.clientele.projection.SalesForecast.ForecastMethodError;
import io.clientele.projection.SalesForecast.ForecastPart;
import io.clientele.projection.SalesForecast.ForecastPeriod;
import io.clientele.projection.SalesForecast.ForecastReconciliation;
import io.clientele.projection.SalesForecast.OwnPast;
import io.clientele.projection.SalesForecast.PastPeriod;
import io.clientele.sales.DailySales;
import io.clientele.sales.Expectation;
import io.clientele.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts forecasts into the words of the API.
record Answer(Snapshot snapshot, Period period, int horizon, DivisionOutlook division) {

    private static final String ADDING_UP =
            """
            Each part was forecast by itself; together they missed the shop's forecast, which stays as it is. Each \
            moved by its share of the gap, the less certain the more, and none below zero (Wickramasuriya, \
            Athanasopoulos & Hyndman 2019); intervals moved along.""";

    private static final String SHARING =
            """
            The shop's forecast, shared out by what each segment's customers are expected to buy by their lifetime \
            models: purchases x order value. A segment's own past would mislead, since what made the segment shows in \
            it: recent buyers would seem to boom, silent customers to be dead. What customers yet to come will buy is \
            shared out with the rest. Intervals are wider than the shop's by the chance of few purchases and the error of a share.""";

    private static final double DAYS_PER_MONTH = 30;

    /// @param ownPast what a segment's own past says; null for what is forecast by it
    SalesForecast about(ForecastPart part, PartOutlook outlook, @Nullable PartOutlook ownPast) {
        Forecast revenue = outlook.revenue();
        return new SalesForecast(
                period,
                horizon,
                part,
                SegmentationReference.of(snapshot),
                outlook.known().lastWholeDay(),
                leftOutFrom(outlook),
                List.copyOf(division.closedWeekdays()),
                division.assumedShut(),
                total(outlook),
                points(revenue, outlook.orders()),
                past(outlook.known(), revenue.points().getFirst().start()),
                evidence(outlook, ownPast),
                reconciliation(outlook));
    }

    private static ExpectedSum total(PartOutlook outlook) {
        return new ExpectedSum(
                Rounding.sum(outlook.revenue().points()), Rounding.sum(outlook.orders().points()));
    }

    /// A last day that is not over is the first period forecast, or a part of it.
    private static @Nullable LocalDate leftOutFrom(PartOutlook outlook) {
        return outlook.known().lastDayOver()
                ? outlook.revenue().leftOutFrom()
                : outlook.revenue().points().getFirst().start();
    }

    private static List<ForecastPeriod> points(Forecast revenue, Forecast orders) {
        List<ForecastPeriod> points = new ArrayList<>();
        for (int h = 0; h < revenue.points().size(); h++) {
            ForecastPoint point = revenue.points().get(h);
            points.add(
                    new ForecastPeriod(
                            point.start(),
                            point.end(),
                            figure(point),
                            figure(orders.points().get(h))));
        }
        return points;
    }

    private static ForecastFigure figure(ForecastPoint point) {
        return new ForecastFigure(
                Rounding.hundredths(point.expected()),
                Rounding.hundredths(point.low80()),
                Rounding.hundredths(point.high80()),
                Rounding.hundredths(point.low95()),
                Rounding.hundredths(point.high95()));
    }

    private List<PastPeriod> past(DailySales known, LocalDate next) {
        int most =
                switch (period) {
                    case DAY -> 56;
                    case WEEK -> 26;
                    case MONTH -> 24;
                };
        List<PastPeriod> past = new ArrayList<>();
        LocalDate start = period.startOf(next.minusDays(1));
        while (past.size() < most && !start.isBefore(known.firstDay())) {
            past.addFirst(sold(known, start, period.next(start)));
            start = period.startOf(start.minusDays(1));
        }
        return past;
    }

    /// A period that ends with closed days may end after the last day that is known.
    private static PastPeriod sold(DailySales known, LocalDate start, LocalDate before) {
        double revenue = 0;
        int orders = 0;
        int from = Math.toIntExact(start.toEpochDay() - known.firstDay().toEpochDay());
        int to = Math.toIntExact(before.toEpochDay() - known.firstDay().toEpochDay());
        for (int day = from; day < Math.min(to, known.revenue().length); day++) {
            revenue += known.revenue()[day];
            orders += known.orders()[day];
        }
        return new PastPeriod(start, before.minusDays(1), Rounding.hundredths(revenue), orders);
    }

    private static ForecastEvidence evidence(PartOutlook outlook, @Nullable PartOutlook ownPast) {
        boolean region = outlook.known().division().equals(DailySales.REGION);
        return new ForecastEvidence(
                region ? DailySales.REGION : DailySales.SHOP,
                choice(outlook.revenue()),
                choice(outlook.orders()),
                ownPast == null
                        ? null
                        : new OwnPast(
                                total(ownPast),
                                choice(ownPast.revenue()),
                                choice(ownPast.orders())));
    }

    private static ForecastChoice choice(Forecast forecast) {
        Optional<CandidateError> taken =
                forecast.candidates().stream()
                        .filter(candidate -> candidate.method().equals(forecast.method()))
                        .findFirst();
        return new ForecastChoice(
                forecast.method(),
                forecast.combined(),
                taken.isEmpty(),
                forecast.reason(),
                taken.map(error -> Rounding.error(error.wape())).orElse(null),
                taken.map(error -> Rounding.error(error.mase())).orElse(null),
                forecast.origins(),
                forecast.validatedHorizon(),
                forecast.history(),
                forecast.candidates().stream()
                        .filter(candidate -> !candidate.method().equals(forecast.method()))
                        .map(
                                error ->
                                        new ForecastMethodError(
                                                error.method(),
                                                Rounding.error(error.wape()),
                                                Rounding.error(error.mase())))
                        .toList());
    }

    private @Nullable ForecastReconciliation reconciliation(PartOutlook outlook) {
        if (outlook.known().isWhole()) {
            return null;
        }
        var expected = outlook.known().expectation();
        return expected == null
                ? outlook.unreconciled().map(this::addingUp).orElse(null)
                : sharing(expected, outlook.revenue().points());
    }

    private ForecastReconciliation addingUp(PartOutlook.Unreconciled before) {
        return new ForecastReconciliation(
                division.parts().size(),
                "weighted-least-squares",
                ADDING_UP,
                Rounding.sum(before.revenue()),
                Rounding.sum(before.orders()));
    }

    /// What the customers of today are expected to buy within the days forecast, evenly spread over
    /// the snapshot's horizon.
    private ForecastReconciliation sharing(Expectation expected, List<ForecastPoint> points) {
        double days =
                points.getFirst().start().until(points.getLast().end(), ChronoUnit.DAYS) + 1.0;
        double part = days / (DAYS_PER_MONTH * snapshot.basis().horizonMonths());
        return new ForecastReconciliation(
                division.parts().size(),
                "share-of-expected-purchases",
                SHARING,
                Rounding.hundredths(part * expected.revenue()),
                Rounding.hundredths(part * expected.orders()));
    }
}
