package io.clientele.movement;

import io.clientele.asof.SegmentationReference;
import io.clientele.movement.Transitions.ExpectedSegmentSizes;
import io.clientele.snapshot.CustomerHistory;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Counts moves between two snapshots. Neither changes, so what was counted is kept for a while.
@Component
class MoveTable {

    private static final int REMEMBERED = 64;
    private static final int SHORT_STEP_DAYS = 14;

    private final Snapshots snapshots;
    private final DriftCautions cautions;
    private final ConcurrentLruCache<Key, List<CustomerHistory.Move>> counted;

    private record Key(int earlier, int later, Family family) {}

    MoveTable(Snapshots snapshots, CustomerHistory history, DriftCautions cautions) {
        this.snapshots = snapshots;
        this.cautions = cautions;
        counted =
                new ConcurrentLruCache<>(
                        REMEMBERED, key -> history.moves(key.earlier(), key.later(), key.family()));
    }

    Transitions between(Snapshot from, Snapshot to, Family family) {
        var moves = counted.get(new Key(from.number(), to.number(), family));
        var before = byCode(from, family);
        var after = byCode(to, family);
        List<Transitions.Move> items = new ArrayList<>();
        int stayed = 0;
        int moved = 0;
        int entered = 0;
        int left = 0;
        for (CustomerHistory.Move move : moves) {
            var source = name(before, move.from());
            var target = name(after, move.to());
            if (source == null) {
                entered += move.customers();
            } else if (target == null) {
                left += move.customers();
            } else if (source.id().equals(target.id())) {
                stayed += move.customers();
            } else {
                moved += move.customers();
            }
            items.add(
                    new Transitions.Move(
                            source,
                            target,
                            move.customers(),
                            move.revenueBefore(),
                            move.revenueAfter()));
        }
        var caution = cautions.of(from.segmentationId(), to.segmentationId(), family);
        return new Transitions(
                family.toString(),
                SegmentationReference.of(from),
                SegmentationReference.of(to),
                caution,
                stayed,
                moved,
                entered,
                left,
                items,
                expected(from, to, caution, items, after.values().stream().toList()));
    }

    private static ExpectedSegmentSizes expected(
            Snapshot from,
            Snapshot to,
            @Nullable String caution,
            List<Transitions.Move> items,
            List<SnapshotSegment> now) {
        long days = ChronoUnit.DAYS.between(from.asOf(), to.asOf());
        if (days <= 0) {
            return new ExpectedSegmentSizes(
                    days,
                    "Both speak of the same day or run backwards: there is no step to repeat.",
                    List.of());
        }
        if (caution != null) {
            return new ExpectedSegmentSizes(
                    days,
                    "The two were not computed alike: their moves are not to be repeated.",
                    List.of());
        }
        Map<String, Integer> index = new LinkedHashMap<>();
        now.forEach(segment -> index.put(segment.segmentId(), index.size()));
        // A cluster that is no more still sends its customers somewhere.
        items.stream()
                .map(Transitions.Move::from)
                .filter(Objects::nonNull)
                .forEach(name -> index.putIfAbsent(name.id(), index.size()));
        int n = index.size();
        double[][] moved = new double[n][n];
        double[] newcomers = new double[n];
        double[] left = new double[n];
        for (Transitions.Move move : items) {
            var source = move.from();
            var target = move.to();
            if (source == null && target != null) {
                newcomers[index(index, target)] += move.customers();
            } else if (source != null && target == null) {
                left[index(index, source)] += move.customers();
            } else if (source != null && target != null) {
                moved[index(index, source)][index(index, target)] += move.customers();
            }
        }
        double[] sizes = new double[n];
        now.forEach(
                segment ->
                        sizes[Objects.requireNonNull(index.get(segment.segmentId()))] =
                                segment.customers());
        var ahead = ExpectedSizes.ahead(moved, newcomers, left, sizes, days);
        List<Transitions.Month> months = new ArrayList<>();
        for (int month = 1; month <= ahead.length; month++) {
            List<Transitions.Size> segments = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                segments.add(
                        new Transitions.Size(
                                SegmentName.of(now.get(i)),
                                Math.round(ahead[month - 1][i] * 10) / 10.0));
            }
            months.add(new Transitions.Month(month, to.asOf().plusDays(30L * month), segments));
        }
        return new ExpectedSegmentSizes(
                days,
                days < SHORT_STEP_DAYS
                        ? "The two are only %d days apart: what is rare or seasonal is not in it."
                                .formatted(days)
                        : null,
                months);
    }

    private static int index(Map<String, Integer> index, SegmentName name) {
        return Objects.requireNonNull(index.get(name.id()));
    }

    private Map<Integer, SnapshotSegment> byCode(Snapshot snapshot, Family family) {
        Map<Integer, SnapshotSegment> segments = new LinkedHashMap<>();
        snapshots
                .segments(snapshot.number())
                .of(family)
                .forEach(segment -> segments.put(segment.code(), segment));
        return segments;
    }

    private static @Nullable SegmentName name(
            Map<Integer, SnapshotSegment> segments, @Nullable Integer code) {
        return code == null ? null : SegmentName.of(Objects.requireNonNull(segments.get(code)));
    }
}
