package io.clientele.explanation;

import io.clientele.analysis.ScoringEvidence;
import io.clientele.asof.SegmentationReference;
import io.clientele.explanation.SegmentExplanation.BetterSegment;
import io.clientele.explanation.SegmentExplanation.Named;
import io.clientele.explanation.SegmentExplanation.ScoredValue;
import io.clientele.ledger.Ledger;
import io.clientele.plan.ScoringParameters;
import io.clientele.segmentation.RunEvidence;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Explains one customer's segments.
@Component
class Explanations {

    private static final String FIXED =
            "Scores are cut at fixed thresholds, so the change holds whatever other customers do.";
    private static final String RELATIVE =
            "Scores compare customers, so the change is exact if all others keep their values of this"
                    + " snapshot, and approximate as far as they do not.";

    private final Snapshots snapshots;
    private final Shops shops;
    private final Ledger ledger;

    Explanations(Snapshots snapshots, Shops shops, Ledger ledger) {
        this.snapshots = snapshots;
        this.shops = shops;
        this.ledger = ledger;
    }

    /// @param nextRun the day that the next run speaks of, after the snapshot's
    SegmentExplanation of(
            Snapshot snapshot, CustomerRow customer, RunEvidence run, LocalDate nextRun) {
        var place = shops.of(snapshot, customer);
        var segments = snapshots.segments(snapshot.number());
        var segment = segments.of(customer, Family.RFM);
        var better = better(snapshot, customer, run, nextRun, place);
        var divisions = new Divisions(segments, customer, place.shop());
        var scoring = Objects.requireNonNull(run.parameters().scoring());
        return new SegmentExplanation(
                customer.customerId(),
                named(segment),
                rule(segment, run.scoring(), scoring),
                scores(customer, run.scoring()),
                better.orElse(null),
                better.map(change -> advice(change, snapshot.asOf()))
                        .orElseGet(() -> none(customer)),
                scoring.method() == ScoringParameters.Method.THRESHOLDS ? FIXED : RELATIVE,
                divisions.grid(),
                divisions.tier(),
                divisions.cluster(run.clusters()),
                divisions.value(snapshot.basis().horizonMonths()),
                SegmentationReference.of(snapshot));
    }

    private Optional<BetterSegment> better(
            Snapshot snapshot,
            CustomerRow customer,
            RunEvidence run,
            LocalDate nextRun,
            Shops.Place place) {
        var scoring = Objects.requireNonNull(run.parameters().scoring());
        var search =
                new SmallestChange(
                        place.shop().customers(), scoring.scoring(), scoring.map(), place.row());
        var names = run.scoring().segments();
        return search.from(
                        customer.rfmSegment(),
                        outlook(snapshot, customer, run.parameters().windowDays(), nextRun))
                .map(
                        change ->
                                better(
                                        change,
                                        names.get(change.place()),
                                        scoring.map().namesMonetary(),
                                        snapshot.asOf(),
                                        nextRun));
    }

    /// Without a further order, days go by and the oldest purchases leave the window.
    private SmallestChange.Outlook outlook(
            Snapshot snapshot,
            CustomerRow customer,
            @Nullable Integer windowDays,
            LocalDate nextRun) {
        var leaving =
                windowDays == null
                        ? new Ledger.Bought(0, BigDecimal.ZERO)
                        : ledger.bought(
                                customer.customerId(),
                                snapshot.asOf().minusDays(windowDays),
                                earlier(nextRun.minusDays(windowDays), snapshot.asOf()));
        return new SmallestChange.Outlook(
                Math.toIntExact(ChronoUnit.DAYS.between(snapshot.asOf(), nextRun)),
                Math.max(0, customer.frequency() - leaving.orders()),
                cents(customer.monetary().subtract(leaving.amount()).max(BigDecimal.ZERO)),
                cents(customer.monetary()) / customer.frequency());
    }

    private static BetterSegment better(
            SmallestChange.Change change,
            ScoringEvidence.Rule segment,
            boolean amountMatters,
            LocalDate asOf,
            LocalDate nextRun) {
        return new BetterSegment(
                new Named(segment.id(), segment.name()),
                change.orders(),
                asOf.plusDays(change.from()),
                asOf.plusDays(change.by()),
                amountMatters && change.boundedBelow() ? money(change.leastCents()) : null,
                amountMatters && change.boundedAbove() ? money(change.mostCents()) : null,
                nextRun);
    }

    private static String advice(BetterSegment better, LocalDate asOf) {
        if (better.orders() == 0) {
            return "No further order is needed: a run as of %s then finds %s."
                    .formatted(Words.date(better.nextRun()), better.segment().name());
        }
        String orders =
                better.orders() == 1
                        ? "One more order"
                        : better.orders() + " more orders, the last of them";
        String days =
                better.from().equals(better.by())
                        ? "on " + Words.date(better.by())
                        : better.from().equals(asOf)
                                ? "by " + Words.date(better.by())
                                : "from %s to %s"
                                        .formatted(
                                                Words.date(better.from()), Words.date(better.by()));
        var least = better.leastAmount();
        var most = better.mostAmount();
        String amount =
                least == null
                        ? most == null ? "" : ", worth at most %s together".formatted(most)
                        : most == null
                                ? ", worth %s or more together".formatted(least)
                                : ", worth %s to %s together".formatted(least, most);
        return "%s %s%s: a run as of %s then finds %s."
                .formatted(
                        orders,
                        days,
                        amount,
                        Words.date(better.nextRun()),
                        better.segment().name());
    }

    private static String none(CustomerRow customer) {
        return customer.rfmSegment() == 0
                ? "This is the best segment there is."
                : "No number of orders up to a hundred leads to a better segment by then.";
    }

    private static String rule(
            SnapshotSegment segment, ScoringEvidence evidence, ScoringParameters scoring) {
        var codes =
                evidence.segments().stream()
                        .filter(rule -> rule.id().equals(segment.segmentId()))
                        .flatMap(rule -> rule.codes().stream())
                        .toList();
        return "%s is made of the %s %s (%s)."
                .formatted(
                        segment.name(),
                        codes.size() == 1 ? "code" : "codes",
                        String.join(", ", codes),
                        scoring.map().namesMonetary()
                                ? "recency, frequency, monetary"
                                : "recency, then frequency");
    }

    private static List<ScoredValue> scores(CustomerRow customer, ScoringEvidence evidence) {
        return List.of(
                scored(
                        "recencyDays",
                        BigDecimal.valueOf(customer.recencyDays()),
                        customer.recencyScore(),
                        evidence.bins(),
                        evidence.recencyDays(),
                        Words.DAYS),
                scored(
                        "frequency",
                        BigDecimal.valueOf(customer.frequency()),
                        customer.frequencyScore(),
                        evidence.bins(),
                        evidence.frequency(),
                        Words.ORDERS),
                scored(
                        "monetary",
                        customer.monetary(),
                        customer.monetaryScore(),
                        evidence.bins(),
                        evidence.monetary(),
                        Words.MONEY));
    }

    private static ScoredValue scored(
            String dimension,
            BigDecimal value,
            int score,
            int bins,
            ScoringEvidence.Column column,
            Words words) {
        String alike =
                column.bands().stream()
                        .filter(band -> band.score() == score)
                        .map(words::range)
                        .findFirst()
                        .orElseThrow();
        return new ScoredValue(
                dimension,
                value,
                score,
                column.bands(),
                "%s: score %d of %d, which goes to %s."
                        .formatted(words.of(value.doubleValue()), score, bins, alike));
    }

    static Named named(SnapshotSegment segment) {
        return new Named(segment.segmentId(), segment.name());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
