package io.clientele.webhook;

import io.clientele.drift.Drift;
import io.clientele.drift.PopulationStability;
import io.clientele.movement.DriftCautions;
import io.clientele.publishing.SnapshotPublished;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotDrift;
import io.clientele.snapshot.Snapshots;
import io.clientele.upload.UploadsCompleted;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.ZoneOffset;

/// Hears what happened, within the transaction in which it did, and writes it to the outbox.
@Component
class Happenings {

    private final Outbox outbox;
    private final Snapshots snapshots;
    private final DriftCautions cautions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Happenings(
            Outbox outbox,
            Snapshots snapshots,
            DriftCautions cautions,
            JdbcClient jdbc,
            Clock clock) {
        this.outbox = outbox;
        this.snapshots = snapshots;
        this.cautions = cautions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(SnapshotPublished published) {
        var snapshot = snapshots.byNumber(published.number()).orElseThrow();
        outbox.add(
                EventType.SEGMENTATION_COMPLETED,
                new MessageData.Completed(snapshot.segmentationId(), snapshot.asOf()));
        drift(snapshot);
        snapshots.before(snapshot).ifPresent(before -> remember(snapshot, before));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(UploadsCompleted completed) {
        outbox.addAll(EventType.UPLOAD_COMPLETED, completed.uploads());
    }

    private void drift(Snapshot snapshot) {
        var shifted =
                snapshots.drift(snapshot.segmentationId()).stream()
                        .filter(drift -> level(drift) == Drift.SHIFTED)
                        .toList();
        if (!shifted.isEmpty()) {
            var now = snapshot.segmentationId();
            var against = shifted.getFirst().against();
            outbox.add(
                    EventType.DRIFT_DETECTED,
                    new MessageData.Drifted(
                            now,
                            against,
                            cautions.of(against, now),
                            shifted.stream()
                                    .map(
                                            drift ->
                                                    new MessageData.DriftedMeasure(
                                                            drift.measure(),
                                                            drift.index(),
                                                            level(drift)))
                                    .toList()));
        }
    }

    private static Drift level(SnapshotDrift drift) {
        return PopulationStability.level(drift.index(), drift.byChance());
    }

    /// Who moved is worked out later: a snapshot does not change, and there may be many.
    private void remember(Snapshot snapshot, Snapshot before) {
        if (!outbox.familiesToldOf().isEmpty()) {
            jdbc.sql("insert into webhook_movement values (:number, :before, :now)")
                    .param("number", snapshot.number())
                    .param("before", before.number())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
