package io.clientele.insight;

import io.clientele.asof.SegmentationReference;
import io.clientele.insight.AttributeReport.ValueReport;
import io.clientele.ledger.Ledger;
import io.clientele.snapshot.CustomerBase;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SegmentCodes;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;
import io.clientele.statistics.Quarters;
import io.clientele.tally.Attribute;
import io.clientele.tally.AttributeTally;
import io.clientele.tally.LineTally;
import io.clientele.tally.Remembered;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Counts an attribute: one pass over the lines, walked along the snapshot; the rest from the
/// rollup. What was counted is remembered until the ledger changes or another snapshot is
/// published.
@Component
class AttributeDesk {

    static final int MOST_LISTED = 200;

    private static final int REMEMBERED = 16;
    private static final String CHAMPIONS = "champions";
    private static final int NO_CODE = -1;

    private final AttributeTally tally;
    private final LineTally lines;
    private final Ledger ledger;
    private final Snapshots snapshots;
    private final CustomerBase base;
    private final Remembered<Key, Long, AttributeReport> reports = new Remembered<>(REMEMBERED);

    private record Key(Attribute attribute, @Nullable Integer snapshot) {}

    AttributeDesk(
            AttributeTally tally,
            LineTally lines,
            Ledger ledger,
            Snapshots snapshots,
            CustomerBase base) {
        this.tally = tally;
        this.lines = lines;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.base = base;
    }

    /// @param limit values to list, at most [#MOST_LISTED]
    AttributeReport report(Attribute attribute, int limit) {
        long revision = ledger.revision();
        var snapshot = snapshots.current().orElse(null);
        var key = new Key(attribute, snapshot == null ? null : snapshot.number());
        var answer = reports.answer(key, revision, () -> count(attribute, snapshot));
        return answer.value().cut(limit, answer.stale());
    }

    private AttributeReport count(Attribute attribute, @Nullable Snapshot snapshot) {
        var asOf = ledger.lastPurchaseDay().map(day -> day.plusDays(1)).orElse(null);
        var quarters = new Quarters(asOf == null ? LocalDate.EPOCH : asOf);
        var segments = family(snapshot, Family.RFM);
        var tiers = family(snapshot, Family.TIER);
        var census =
                Census.of(
                        snapshot == null ? SegmentCodes.NONE : base.codes(snapshot.number()),
                        segments.stream()
                                .filter(segment -> segment.segmentId().equals(CHAMPIONS))
                                .mapToInt(SnapshotSegment::code)
                                .findFirst()
                                .orElse(NO_CODE),
                        tiers.isEmpty() ? NO_CODE : tiers.getFirst().code(),
                        cells -> tally.forEach(attribute, quarters, cells));
        var shop = lines.customers(null);
        var reports =
                new ValueReports(
                        shop.customers(),
                        shop.orders(),
                        census.shop().revenue(),
                        ledger.firstPurchaseDay().orElse(null),
                        quarters,
                        segments,
                        tiers);
        return report(attribute, snapshot, asOf, census, reports);
    }

    static AttributeReport report(
            Attribute attribute,
            @Nullable Snapshot snapshot,
            @Nullable LocalDate asOf,
            Census census,
            ValueReports reports) {
        List<Group> groups = new ArrayList<>();
        census.groups().forEach(groups::add);
        groups.sort(
                Comparator.comparingDouble(Group::revenue)
                        .reversed()
                        .thenComparing(group -> Objects.requireNonNull(group.value())));
        var listed = groups.subList(0, Math.min(MOST_LISTED, groups.size()));
        var further = groups.subList(listed.size(), groups.size());
        var differences = new Differences(listed, census, reports.reachesBack());
        var items = listed.stream().map(g -> reports.of(g, differences.of(g))).toList();
        var shop = reports.shop(census.shop());
        var unknown = census.notStated();
        boolean someUnknown = unknown.lines() + unknown.returns() > 0;
        ValueReport notStated = someUnknown ? reports.of(unknown, List.of()) : null;
        boolean overflows = census.further().lines() + census.further().returns() > 0;
        return new AttributeReport(
                attribute.toString(),
                !groups.isEmpty(),
                false,
                snapshot == null ? null : SegmentationReference.of(snapshot),
                asOf,
                differences.test(),
                AttributeFindings.of(attribute, shop, notStated, items, snapshot != null),
                shop,
                notStated,
                items,
                further.size() + (overflows ? 1 : 0),
                ValueReports.cents(
                        further.stream().mapToDouble(Group::revenue).sum()
                                + census.further().revenue()));
    }

    private List<SnapshotSegment> family(@Nullable Snapshot snapshot, Family family) {
        return snapshot == null ? List.of() : snapshots.segments(snapshot.number()).of(family);
    }
}
