package io.clientele.movement;

import io.clientele.segmentation.SegmentationDesk;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotDrift;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Says where drift and moves may be of how two runs were computed rather than of the customers.
@Component
public class DriftCautions {

    private final SegmentationDesk desk;

    DriftCautions(SegmentationDesk desk) {
        this.desk = desk;
    }

    /// What drift between two segmentations may tell of instead of the customers, in words; null
    /// when they were computed alike.
    public @Nullable String of(UUID before, UUID now) {
        return words(differences(before, now));
    }

    /// What moves between the segments of a family may tell of instead of the customers, in words;
    /// null when the segments were computed alike.
    @Nullable String of(UUID before, UUID now, Family family) {
        var measure = ParameterDifference.segments(family);
        var differences = differences(before, now, Set.of(measure));
        return differences.isEmpty()
                ? null
                : "The two were not computed alike, so part of the moves may be no change of the customers: %s."
                        .formatted(listed(differences));
    }

    /// The parameters in which two segmentations differ, of those that move a measure of drift.
    List<ParameterDifference> differences(UUID before, UUID now) {
        return differences(before, now, SnapshotDrift.MEASURES);
    }

    private List<ParameterDifference> differences(
            UUID before, UUID now, Collection<String> measures) {
        return desk.evidence(before)
                .flatMap(
                        then ->
                                desk.evidence(now)
                                        .map(
                                                run ->
                                                        ParameterDifference.between(
                                                                then, run, measures)))
                .orElseGet(List::of);
    }

    static @Nullable String words(List<ParameterDifference> differences) {
        return differences.isEmpty()
                ? null
                : "The two were not computed alike, so part of the drift may be no change of the customers: %s."
                        .formatted(listed(differences));
    }

    private static String listed(List<ParameterDifference> differences) {
        return differences.stream()
                .map(ParameterDifference::words)
                .collect(Collectors.joining("; "));
    }
}
