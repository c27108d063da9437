package io.clientele.insight;

import io.clientele.insight.AttributeReport.Difference;
import io.clientele.insight.AttributeReport.Growth;
import io.clientele.insight.AttributeReport.Mix;
import io.clientele.insight.AttributeReport.Returned;
import io.clientele.insight.AttributeReport.ValueReport;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.statistics.Quarters;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Puts the sums of groups into the words of the API, each against the whole shop.
///
/// @param customers of the shop
/// @param orders of the shop
/// @param revenue of the shop
/// @param firstDay first purchase day of the shop
/// @param segments of the snapshot, family RFM; empty without one
/// @param tiers of the snapshot
record ValueReports(
        long customers,
        long orders,
        double revenue,
        @Nullable LocalDate firstDay,
        Quarters quarters,
        List<SnapshotSegment> segments,
        List<SnapshotSegment> tiers) {

    ValueReport of(Group group, List<Difference> differences) {
        return report(
                group,
                group.customers(),
                group.orders(),
                mix(segments, group.segments()),
                mix(tiers, group.tiers()),
                differences);
    }

    /// The whole shop, in which nobody counts twice.
    ///
    /// @param all values together
    ValueReport shop(Group all) {
        return report(all, customers, orders, mix(segments), mix(tiers), List.of());
    }

    private ValueReport report(
            Group group,
            long itsCustomers,
            long itsOrders,
            List<Mix> itsSegments,
            List<Mix> itsTiers,
            List<Difference> differences) {
        return new ValueReport(
                group.value(),
                itsCustomers,
                share(itsCustomers, customers),
                itsOrders,
                share(itsOrders, orders),
                cents(group.revenue()),
                share(group.revenue(), revenue),
                itsOrders == 0 ? null : cents(group.revenue() / itsOrders),
                growth(group),
                new Returned(
                        group.returns(),
                        cents(group.returned()),
                        group.lines() == 0 ? null : share(group.returns(), group.lines())),
                itsSegments,
                itsTiers,
                differences);
    }

    private Growth growth(Group group) {
        return new Growth(
                cents(group.lastQuarter()),
                cents(group.quarterBefore()),
                cents(group.yearBefore()),
                growth(group.lastQuarter(), group.quarterBefore(), quarters.before()),
                growth(group.lastQuarter(), group.yearBefore(), quarters.yearBefore()));
    }

    private @Nullable Double growth(double now, double before, LocalDate from) {
        boolean covered = firstDay != null && !firstDay.isAfter(from);
        return covered && before > 0 ? (Double) (now / before - 1) : null;
    }

    /// Whether growth on the quarter before can be told at all.
    boolean reachesBack() {
        return firstDay != null && !firstDay.isAfter(quarters.before());
    }

    private static List<Mix> mix(List<SnapshotSegment> family, Map<Integer, Integer> counts) {
        int placed = counts.values().stream().mapToInt(Integer::intValue).sum();
        return family.stream()
                .filter(segment -> counts.containsKey(segment.code()))
                .map(segment -> mix(segment, counts.getOrDefault(segment.code(), 0), placed))
                .toList();
    }

    private static List<Mix> mix(List<SnapshotSegment> family) {
        return family.stream()
                .filter(segment -> segment.customers() > 0)
                .map(
                        segment ->
                                new Mix(
                                        segment.segmentId(),
                                        segment.name(),
                                        segment.customers(),
                                        segment.share(),
                                        1))
                .toList();
    }

    private static Mix mix(SnapshotSegment segment, int customers, int placed) {
        return new Mix(
                segment.segmentId(),
                segment.name(),
                customers,
                share(customers, placed),
                share(customers, segment.customers()));
    }

    static double share(long part, long whole) {
        return share((double) part, (double) whole);
    }

    static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    static BigDecimal cents(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }
}
