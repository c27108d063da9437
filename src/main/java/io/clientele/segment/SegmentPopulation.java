package io.clientele.segment;

import io.clientele.holdout.Population;
import io.clientele.holdout.TargetKind;
import io.clientele.selection.Selection;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/// The customers of a segment, of whatever family.
@Component
class SegmentPopulation implements Population {

    private final Snapshots snapshots;

    SegmentPopulation(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public TargetKind kind() {
        return TargetKind.SEGMENT;
    }

    @Override
    public Optional<Selection> selection(String id, Snapshot snapshot) {
        return snapshots
                .segments(snapshot.number())
                .byId(id)
                .map(
                        segment ->
                                new Selection.InSegments(
                                        Family.of(segment.family()).orElseThrow(),
                                        List.of(segment.code())));
    }
}
