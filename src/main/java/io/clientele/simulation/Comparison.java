package io.clientele.simulation;

import io.clientele.analysis.Preview;
import io.clientele.ledger.CustomerOrder;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.simulation.Simulation.Move;
import io.clientele.simulation.Simulation.Name;
import io.clientele.simulation.Simulation.Size;
import io.clientele.snapshot.CustomerColumns.Member;
import io.clientele.snapshot.SnapshotSegment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Compares simulated customers with those of a snapshot, one after another, both in the order of
/// their ids, so that memory depends on the number of segments alone.
final class Comparison {

    private static final int SAMPLE = 10;
    private static final Comparator<@Nullable Integer> NULLS_LAST =
            Comparator.nullsLast(Comparator.naturalOrder());

    private final Preview preview;
    private final Map<Integer, SegmentDefinition> simulated;
    private final Map<Integer, SnapshotSegment> segments;
    private final SplittableRandom random;
    private final Map<Pair, Group> groups = new HashMap<>();
    private int row;

    Comparison(Preview preview, List<SnapshotSegment> segments, long seed) {
        this.preview = preview;
        this.simulated =
                preview.segments().stream()
                        .collect(
                                Collectors.toMap(
                                        SegmentDefinition::code,
                                        Function.identity(),
                                        (one, two) -> one,
                                        LinkedHashMap::new));
        this.segments =
                segments.stream()
                        .collect(Collectors.toMap(SnapshotSegment::code, Function.identity()));
        this.random = new SplittableRandom(seed);
    }

    /// Codes of the segments before and after, null for none.
    private record Pair(@Nullable Integer from, @Nullable Integer to) {}

    private static final class Group {
        private final List<String> sample = new ArrayList<>();
        private int customers;
        private double revenue;

        /// Keeps each customer with the same chance (Vitter 1985, algorithm R).
        void add(String customerId, double monetary, SplittableRandom random) {
            customers++;
            revenue += monetary;
            if (sample.size() < SAMPLE) {
                sample.add(customerId);
            } else {
                int place = random.nextInt(customers);
                if (place < SAMPLE) {
                    sample.set(place, customerId);
                }
            }
        }
    }

    /// Takes the next customer of the snapshot.
    void add(Member member) {
        while (row < preview.customerIds().length
                && CustomerOrder.compare(preview.customerIds()[row], member.customerId()) < 0) {
            enter();
        }
        if (row < preview.customerIds().length
                && preview.customerIds()[row].equals(member.customerId())) {
            add(new Pair(member.code(), preview.codes()[row]));
            row++;
        } else {
            group(new Pair(member.code(), null))
                    .add(member.customerId(), member.monetary(), random);
        }
    }

    /// Takes those who come after the last customer of the snapshot.
    void end() {
        while (row < preview.customerIds().length) {
            enter();
        }
    }

    private void enter() {
        add(new Pair(null, preview.codes()[row]));
        row++;
    }

    private void add(Pair pair) {
        group(pair).add(preview.customerIds()[row], preview.monetary()[row], random);
    }

    private Group group(Pair pair) {
        return groups.computeIfAbsent(pair, unseen -> new Group());
    }

    /// Every pair that someone is in, those who stay included, in the order of the segments.
    List<Move> pairs() {
        return groups.entrySet().stream()
                .sorted(
                        Map.Entry.comparingByKey(
                                Comparator.comparing(Pair::from, NULLS_LAST)
                                        .thenComparing(Pair::to, NULLS_LAST)))
                .map(
                        entry ->
                                new Move(
                                        before(entry.getKey().from()),
                                        after(entry.getKey().to()),
                                        entry.getValue().customers,
                                        money(entry.getValue().revenue),
                                        entry.getValue().sample.stream().sorted().toList()))
                .toList();
    }

    /// Every segment of the simulation, also an empty one.
    List<Size> sizes() {
        Map<String, Integer> before =
                segments.values().stream()
                        .collect(
                                Collectors.toMap(
                                        SnapshotSegment::segmentId, SnapshotSegment::customers));
        Map<Integer, Group> totals = new HashMap<>();
        groups.forEach(
                (pair, group) -> {
                    if (pair.to != null) {
                        var total = totals.computeIfAbsent(pair.to, unseen -> new Group());
                        total.customers += group.customers;
                        total.revenue += group.revenue;
                    }
                });
        return simulated.values().stream()
                .map(
                        segment -> {
                            var total = totals.getOrDefault(segment.code(), new Group());
                            return new Size(
                                    new Name(segment.id(), segment.name()),
                                    total.customers,
                                    before.getOrDefault(segment.id(), 0),
                                    money(total.revenue));
                        })
                .toList();
    }

    private @Nullable Name before(@Nullable Integer code) {
        if (code == null) {
            return null;
        }
        var segment = Objects.requireNonNull(segments.get(code));
        return new Name(segment.segmentId(), segment.name());
    }

    private @Nullable Name after(@Nullable Integer code) {
        if (code == null) {
            return null;
        }
        var segment = Objects.requireNonNull(simulated.get(code));
        return new Name(segment.id(), segment.name());
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }
}
