package io.clientele.projection;

import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.REGION_NOT_FOUND;
import static io.clientele.problem.ProblemType.SEGMENT_NOT_FOUND;

import io.clientele.forecast.ForecastPoint;
import io.clientele.forecast.Period;
import io.clientele.problem.Problem;
import io.clientele.projection.SalesForecast.ForecastPart;
import io.clientele.sales.DailySales;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Forecasts of the shop, of a segment and of a region, as of a snapshot.
@Component
public class SalesForecasts {

    private final Snapshots snapshots;
    private final Outlooks outlooks;

    SalesForecasts(Snapshots snapshots, Outlooks outlooks) {
        this.snapshots = snapshots;
        this.outlooks = outlooks;
    }

    /// What a segment's customers are expected to buy in the first whole weeks after the as-of date
    /// of a snapshot; empty for a snapshot that was made before what it takes was kept.
    ///
    /// @param segment one of the snapshot's
    /// @param weeks 1 to 25
    public Optional<ExpectedSales> ofWeeks(Snapshot snapshot, SnapshotSegment segment, int weeks) {
        // One more, since the week that the as-of date lies in may have begun before.
        return outlooks.of(snapshot.number(), segment.family(), Period.WEEK, weeks + 1)
                .map(division -> part(division, segment))
                .map(
                        part -> {
                            var revenue = ahead(snapshot, part.revenue().points(), weeks);
                            return new ExpectedSales(
                                    revenue.getFirst().start(),
                                    revenue.getLast().end(),
                                    Rounding.sum(revenue),
                                    Rounding.sum(ahead(snapshot, part.orders().points(), weeks)));
                        });
    }

    SalesForecast ofShop(Snapshot snapshot, Period period, int horizon) {
        var shop = division(snapshot, DailySales.SHOP, period, horizon);
        return new Answer(snapshot, period, horizon, shop)
                .about(new ForecastPart(DailySales.SHOP, null, "The whole shop"), shop.whole());
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
        return new Answer(snapshot, period, horizon, division)
                .about(
                        new ForecastPart(segment.family(), segmentId, segment.name()),
                        part(division, segment));
    }

    SalesForecast ofRegion(Snapshot snapshot, Period period, int horizon, String region) {
        var division = division(snapshot, DailySales.REGION, period, horizon);
        PartOutlook part = division.parts().get(region);
        if (part == null || region.equals(DailySales.NONE)) {
            throw Problem.of(
                    REGION_NOT_FOUND,
                    division.parts().isEmpty()
                            ? "The transactions name no regions."
                            : "Region %s is not among those that sell most.".formatted(region));
        }
        return new Answer(snapshot, period, horizon, division)
                .about(new ForecastPart(DailySales.REGION, region, region), part);
    }

    private DivisionOutlook division(
            Snapshot snapshot, String division, Period period, int horizon) {
        return outlooks.of(snapshot.number(), division, period, horizon)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        NO_SEGMENTATION,
                                        "That segmentation was made before what a forecast takes was kept: start another with POST /segmentations."));
    }

    private static PartOutlook part(DivisionOutlook division, SnapshotSegment segment) {
        return Objects.requireNonNull(
                division.parts().get(segment.segmentId()), "a segment without daily sales");
    }

    private static List<ForecastPoint> ahead(
            Snapshot snapshot, List<ForecastPoint> points, int weeks) {
        List<ForecastPoint> whole =
                points.stream().filter(point -> !point.start().isBefore(snapshot.asOf())).toList();
        return (whole.size() < weeks ? points : whole).stream().limit(weeks).toList();
    }
}
