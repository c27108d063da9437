package io.clientele.movement;

import io.clientele.asof.SegmentationReference;
import io.clientele.movement.CustomerTimeline.Moment;
import io.clientele.movement.CustomerTimeline.Standing;
import io.clientele.paging.PagedList;
import io.clientele.snapshot.CustomerHistory;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// Tells one customer's way through the snapshots.
@Component
class Timelines {

    private final Snapshots snapshots;
    private final CustomerHistory history;

    Timelines(Snapshots snapshots, CustomerHistory history) {
        this.snapshots = snapshots;
        this.history = history;
    }

    /// Where an item stands: by the day its snapshot speaks of, then by the snapshot.
    private record Place(LocalDate asOf, int snapshot) {

        static Place of(Snapshot snapshot) {
            return new Place(snapshot.asOf(), snapshot.number());
        }

        static Place of(String text) {
            var parts = text.split(":", 2);
            return new Place(LocalDate.parse(parts[0]), Integer.parseInt(parts[1]));
        }

        boolean isBefore(Place other) {
            return asOf.isBefore(other.asOf)
                    || (asOf.equals(other.asOf) && snapshot < other.snapshot);
        }

        @Override
        public String toString() {
            return asOf + ":" + snapshot;
        }
    }

    /// A page of the snapshots that hold a customer, the last first; no standings if none does.
    CustomerTimeline of(String customerId, PagedList list) {
        var entries = history.of(customerId);
        var standings =
                entries.isEmpty()
                        ? List.<Standing>of()
                        : Arrays.stream(Family.values())
                                .map(family -> standing(family, entries))
                                .toList();
        var end = list.place(Place::of);
        var found =
                entries.stream()
                        .filter(
                                entry ->
                                        end.isEmpty()
                                                || Place.of(entry.snapshot()).isBefore(end.get()))
                        .limit(list.reach())
                        .toList();
        var page = list.page(found, entry -> Place.of(entry.snapshot())).map(this::moment);
        return new CustomerTimeline(customerId, standings, page.items(), page.nextCursor());
    }

    private Standing standing(Family family, List<CustomerHistory.Entry> lastFirst) {
        var now = segment(lastFirst.getFirst(), family);
        var since = lastFirst.getFirst().snapshot().asOf();
        for (var entry : lastFirst) {
            var then = segment(entry, family);
            if (!then.segmentId().equals(now.segmentId())) {
                return new Standing(
                        family.toString(), SegmentName.of(now), since, SegmentName.of(then));
            }
            since = entry.snapshot().asOf();
        }
        return new Standing(family.toString(), SegmentName.of(now), since, null);
    }

    private Moment moment(CustomerHistory.Entry entry) {
        var row = entry.row();
        return new Moment(
                SegmentationReference.of(entry.snapshot()),
                SegmentName.of(segment(entry, Family.RFM)),
                SegmentName.of(segment(entry, Family.GRID)),
                SegmentName.of(segment(entry, Family.TIER)),
                SegmentName.of(segment(entry, Family.CLUSTER)),
                SegmentName.of(segment(entry, Family.VALUE)),
                row.recencyDays(),
                row.frequency(),
                row.monetary(),
                row.probabilityAlive(),
                row.lifetimeValue());
    }

    private SnapshotSegment segment(CustomerHistory.Entry entry, Family family) {
        return snapshots.segments(entry.snapshot().number()).of(entry.row(), family);
    }
}
