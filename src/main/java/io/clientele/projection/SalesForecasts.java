package io.clientele.projection;

import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.REGION_NOT_FOUND;
import static io.clientele.problem.ProblemType.SEGMENT_NOT_FOUND;
import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;

import static java.time.temporal.ChronoUnit.DAYS;

import io.clientele.calendar.Period;
import io.clientele.forecast.ForecastPoint;
import io.clientele.problem.Problem;
import io.clientele.projection.SalesForecast.ForecastPart;
import io.clientele.sales.DailySales;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Forecasts of the shop, of a segment and of a region, as of a snapshot.
@Component
public class SalesForecasts {

    private final Snapshots snapshots;
    private final Outlooks outlooks;

    SalesForecasts(Snapshots snapshots, Outlooks outlooks) {
        this.snapshots = snapshots;
        this.outlooks = outlooks;
    }

    /// What segments take of what the shop is expected to sell in the first whole weeks from the
    /// as-of date of a snapshot on, by their ids. The weeks since the last that is known are
    /// forecast as well and passed over; where they are too many, nothing is known.
    ///
    /// A forecast that takes longer than one can wait is missing, and so are those that come after
    /// it, so that nobody waits twice; it goes on for those who ask again.
    ///
    /// @param segments of any families of the snapshot
    /// @param weeks 1 to 25
    public Map<String, WeeksAhead> ofWeeks(
            Snapshot snapshot, List<SnapshotSegment> segments, int weeks) {
        Map<String, WeeksAhead> ahead = new HashMap<>();
        int left = outlooks.left(snapshot.number());
        boolean late = false;
        for (var segment : segments) {
            var found = late ? WeeksAhead.LATE : inTime(snapshot, left, segment, weeks);
            late = found.equals(WeeksAhead.LATE);
            ahead.put(segment.segmentId(), found);
        }
        return ahead;
    }

    private WeeksAhead inTime(Snapshot snapshot, int left, SnapshotSegment segment, int weeks) {
        try {
            return ofWeeks(snapshot, left, segment, weeks);
        } catch (Problem e) {
            if (e.type() != SERVICE_UNAVAILABLE) {
                throw e;
            }
            return WeeksAhead.LATE;
        }
    }

    private WeeksAhead ofWeeks(Snapshot snapshot, int left, SnapshotSegment segment, int weeks) {
        // One more, since the week that the as-of date lies in may have begun before.
        return outlooks.of(snapshot.number(), left, segment.family(), Period.WEEK, weeks + 1)
                .map(division -> ahead(snapshot, left, segment, weeks, division))
                .orElse(
                        WeeksAhead.missing(
                                "The segmentation was made before segments were forecast, or its sales by day were left out with an erased customer, since few were in it: start another."));
    }

    private WeeksAhead ahead(
            Snapshot snapshot,
            int left,
            SnapshotSegment segment,
            int weeks,
            DivisionOutlook shortest) {
        LocalDate first = shortest.whole().revenue().points().getFirst().start();
        int begun = (int) Math.max(0, Math.ceilDiv(DAYS.between(first, snapshot.asOf()), 7));
        int horizon = Math.max(begun, 1) + weeks;
        if (horizon > Horizon.of(Period.WEEK).longest()) {
            return WeeksAhead.missing(
                    "Sales are known until %s, too long before the as-of date to forecast the weeks after it."
                            .formatted(shortest.whole().known().lastWholeDay()));
        }
        var part =
                division(snapshot, left, segment.family(), Period.WEEK, horizon)
                        .parts()
                        .get(segment.segmentId());
        if (part == null) {
            return WeeksAhead.missing(gone(segment));
        }
        List<ForecastPoint> revenue = part.revenue().points().subList(begun, begun + weeks);
        List<ForecastPoint> orders = part.orders().points().subList(begun, begun + weeks);
        return WeeksAhead.of(
                new ExpectedSales(
                        revenue.getFirst().start(),
                        revenue.getLast().end(),
                        Rounding.sum(revenue),
                        Rounding.sum(orders)));
    }

    SalesForecast ofShop(Snapshot snapshot, Period period, int horizon) {
        var shop = division(snapshot, DailySales.SHOP, period, horizon);
        return new Answer(snapshot, period, horizon, shop)
                .about(
                        new ForecastPart(DailySales.SHOP, null, "The whole shop"),
                        shop.whole(),
                        null);
    }

    SalesForecast ofSegment(Snapshot snapshot, Period period, int horizon, String segmentId) {
        SnapshotSegment segment =
                snapshots
                        .segments(snapshot.number())
                        .byId(segmentId)
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                SEGMENT_NOT_FOUND,
                                                "Segment %s does not exist in that segmentation."
                                                        .formatted(segmentId)));
        var division = division(snapshot, segment.family(), period, horizon);
        PartOutlook part = division.parts().get(segmentId);
        if (part == null) {
            throw Problem.of(SEGMENT_NOT_FOUND, gone(segment));
        }
        var ownPast =
                outlooks.byOwnPast(
                        snapshot.number(), part.known(), division.whole().known(), period, horizon);
        return new Answer(snapshot, period, horizon, division)
                .about(
                        new ForecastPart(segment.family(), segmentId, segment.name()),
                        part,
                        ownPast);
    }

    SalesForecast ofRegion(Snapshot snapshot, Period period, int horizon, String region) {
        var division = division(snapshot, DailySales.REGION, period, horizon);
        PartOutlook part = division.parts().get(region);
        if (part == null || region.equals(DailySales.NONE)) {
            throw Problem.of(
                    REGION_NOT_FOUND,
                    division.parts().isEmpty()
                            ? "The transactions name no regions, or all were left out with an erased customer: then start another segmentation."
                            : "Region %s is not among those that sell most, or was left out with an erased customer: start another segmentation."
                                    .formatted(region));
        }
        return new Answer(snapshot, period, horizon, division)
                .about(new ForecastPart(DailySales.REGION, region, region), part, null);
    }

    private DivisionOutlook division(
            Snapshot snapshot, String division, Period period, int horizon) {
        return division(snapshot, outlooks.left(snapshot.number()), division, period, horizon);
    }

    private DivisionOutlook division(
            Snapshot snapshot, int left, String division, Period period, int horizon) {
        return outlooks.of(snapshot.number(), left, division, period, horizon)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        NO_SEGMENTATION,
                                        "That segmentation was made before what a forecast takes was kept, or the sales by day of the shop were left out with an erased customer, since few were in it: start another with POST /segmentations."));
    }

    private static String gone(SnapshotSegment segment) {
        return "The sales by day of segment %s were left out with an erased customer, since few were in it or in one that it would have given away: start another segmentation."
                .formatted(segment.segmentId());
    }
}
