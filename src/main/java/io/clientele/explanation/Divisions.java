package io.clientele.explanation;

import static io.clientele.explanation.Explanations.named;

import io.clientele.analysis.ClusterEvidence;
import io.clientele.explanation.SegmentExplanation.ClusterNearness;
import io.clientele.explanation.SegmentExplanation.ClusterReason;
import io.clientele.explanation.SegmentExplanation.Reason;
import io.clientele.plan.ClusterFeature;
import io.clientele.rfm.ScoredColumn;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.SnapshotSegments;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// Explains the segments that need no scores: grid, tier, cluster and value.
record Divisions(SnapshotSegments segments, CustomerRow customer, Shop shop) {

    Reason grid() {
        return new Reason(
                named(segments.of(customer, Family.GRID)),
                "Last purchase %s ago: %s; %s spent: %s."
                        .formatted(
                                Words.DAYS.of(customer.recencyDays()),
                                third(shop.recencyThirds(), customer.recencyDays(), Words.DAYS),
                                Words.MONEY.of(customer.monetary().doubleValue()),
                                third(
                                        shop.valueThirds(),
                                        customer.monetary().doubleValue(),
                                        Words.MONEY)));
    }

    private static String third(List<ScoredColumn.Band> thirds, double value, Words words) {
        var band =
                thirds.stream()
                        .filter(third -> third.smallest() <= value && value <= third.largest())
                        .findFirst()
                        .orElseThrow();
        return "third %d of 3, which goes to %s"
                .formatted(band.score(), words.range(band.smallest(), band.largest()));
    }

    Reason tier() {
        var cluster = segments.of(customer, Family.CLUSTER);
        long richer =
                segments.of(Family.CLUSTER).stream()
                        .filter(other -> meanMonetary(other) > meanMonetary(cluster))
                        .count();
        return new Reason(
                named(segments.of(customer, Family.TIER)),
                "Customers of %s spent %s on average, number %d of %d clusters."
                        .formatted(
                                cluster.segmentId(),
                                Words.MONEY.of(meanMonetary(cluster)),
                                richer + 1,
                                segments.of(Family.CLUSTER).size()));
    }

    /// @param evidence what the run compared customers by
    ClusterReason cluster(ClusterEvidence evidence) {
        int own = customer.cluster();
        var here = nearness(own);
        return shop.clusters()
                .clusters()
                .filter(cluster -> cluster != own)
                .mapToObj(this::nearness)
                .min(Comparator.comparingDouble(ClusterNearness::distance))
                .map(
                        next ->
                                new ClusterReason(
                                        here,
                                        next,
                                        "%s; the next is %s.%s"
                                                .formatted(
                                                        words(here),
                                                        words(next),
                                                        reservation(evidence))))
                .orElseGet(
                        () ->
                                new ClusterReason(
                                        here, null, "All customers are alike: one cluster."));
    }

    /// Distances are measured in one space whatever a run groups by, which is said where it
    /// differs.
    private static String reservation(ClusterEvidence evidence) {
        return evidence.comparedByDefault()
                ? ""
                : " Distances are of recency, frequency and monetary value alone, while this run grouped customers by %s (transformation: %s): its nearest cluster may be another."
                        .formatted(
                                evidence.features().stream()
                                        .map(ClusterFeature::toString)
                                        .collect(Collectors.joining(", ")),
                                evidence.transformation());
    }

    private ClusterNearness nearness(int cluster) {
        var segment =
                segments.of(Family.CLUSTER).stream()
                        .filter(other -> other.code() == cluster)
                        .findFirst()
                        .orElseThrow();
        double distance =
                shop.clusters()
                        .distance(
                                customer.recencyDays(),
                                customer.frequency(),
                                customer.monetary().doubleValue(),
                                cluster);
        return new ClusterNearness(
                segment.segmentId(),
                segment.name(),
                Math.round(1000 * distance) / 1000.0,
                segment.meanRecencyDays(),
                segment.meanFrequency(),
                segment.meanMonetary());
    }

    private static String words(ClusterNearness cluster) {
        return String.format(
                Locale.ROOT,
                "%s (%s; on average %.0f days, %.1f orders and %s) is %.2f standard deviations away",
                cluster.id(),
                cluster.persona(),
                cluster.meanRecencyDays(),
                cluster.meanFrequency(),
                cluster.meanMonetary(),
                cluster.distance());
    }

    Reason value(int horizonMonths) {
        double[] edges = shop.valueEdges();
        String range =
                switch (segments.of(customer, Family.VALUE).name()) {
                    case "A" -> "above " + Words.MONEY.of(edges[2]);
                    case "B" -> "above %s, at most %s".formatted(money(edges[1]), money(edges[2]));
                    case "C" -> "above %s, at most %s".formatted(money(edges[0]), money(edges[1]));
                    default -> "at most " + Words.MONEY.of(edges[0]);
                };
        return new Reason(
                named(segments.of(customer, Family.VALUE)),
                "Lifetime value %s over %d months: the quarter of all customers %s."
                        .formatted(customer.lifetimeValue(), horizonMonths, range));
    }

    private static String money(double amount) {
        return Words.MONEY.of(amount);
    }

    private static double meanMonetary(SnapshotSegment cluster) {
        return Objects.requireNonNull(cluster.meanMonetary()).doubleValue();
    }
}
