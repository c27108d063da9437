package io.clientele.portrait;

import io.clientele.asof.SegmentationReference;
import io.clientele.portrait.Portrait.Active;
import io.clientele.portrait.Portrait.Band;
import io.clientele.portrait.Portrait.Example;
import io.clientele.portrait.Portrait.LifetimeValues;
import io.clientele.portrait.Portrait.Scores;
import io.clientele.snapshot.CustomerBase;
import io.clientele.snapshot.CustomerBase.ScoreCell;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Draws the portrait of a snapshot, once: a snapshot never changes.
@Component
class Portraits {

    static final int LARGEST_SAMPLE = 2_000;

    private static final int ACTIVE_DAYS = 90;
    private static final int REMEMBERED = 4;

    private final Snapshots snapshots;
    private final CustomerBase customers;
    private final Map<Integer, Drawing> drawings = new ConcurrentHashMap<>();

    Portraits(Snapshots snapshots, CustomerBase customers) {
        this.snapshots = snapshots;
        this.customers = customers;
    }

    Portrait of(Snapshot snapshot, int sample) {
        if (drawings.size() > REMEMBERED) {
            drawings.clear();
        }
        var drawing = drawings.computeIfAbsent(snapshot.number(), _ -> draw(snapshot));
        return new Portrait(
                SegmentationReference.of(snapshot),
                drawing.scores().stream().mapToInt(Scores::customers).sum(),
                drawing.active(),
                drawing.scores(),
                drawing.lifetimeValue(),
                drawing.probabilityAlive(),
                drawing.sample().subList(0, Math.min(sample, drawing.sample().size())));
    }

    /// What of a portrait never changes.
    private record Drawing(
            Active active,
            List<Scores> scores,
            LifetimeValues lifetimeValue,
            List<Integer> probabilityAlive,
            List<Example> sample) {}

    private Drawing draw(Snapshot of) {
        int snapshot = of.number();
        var bands = customers.lifetimeValues(snapshot).stream().map(Portraits::band).toList();
        return new Drawing(
                new Active(ACTIVE_DAYS, customers.active(snapshot, ACTIVE_DAYS)),
                customers.scores(snapshot).stream().map(Portraits::scores).toList(),
                new LifetimeValues(
                        bands.stream().map(Band::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                        of.basis().valueCaution(),
                        bands),
                customers.probabilitiesAlive(snapshot),
                customers.sample(snapshot, LARGEST_SAMPLE).stream()
                        .map(row -> example(snapshot, row))
                        .toList());
    }

    private static Scores scores(ScoreCell cell) {
        return new Scores(
                cell.recencyScore(), cell.frequencyScore(), cell.customers(), cell.revenue());
    }

    private static Band band(CustomerBase.Band band) {
        return new Band(band.from(), band.to(), band.customers(), band.sum());
    }

    private Example example(int snapshot, CustomerRow row) {
        var segments = snapshots.segments(snapshot);
        return new Example(
                row.customerId(),
                segments.of(row, Family.RFM).segmentId(),
                segments.of(row, Family.CLUSTER).segmentId(),
                row.recencyDays(),
                row.frequency(),
                row.monetary(),
                row.probabilityAlive(),
                row.lifetimeValue());
    }
}
