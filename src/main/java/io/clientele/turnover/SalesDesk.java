package io.clientele.turnover;

import io.clientele.ledger.Ledger;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.lookup.SegmentationReference;
import io.clientele.snapshot.CustomerBase;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SegmentCodes;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;
import io.clientele.tally.Attribute;
import io.clientele.tally.AttributeTally;
import io.clientele.tally.Remembered;
import io.clientele.turnover.SalesReport.ValueSales;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Adds sales up. The whole shop, its segments, cohorts and the Pareto curve come from one stream
/// of the rollup; only what stands in lines alone, such as the region, takes a pass over them.
/// What was added up is remembered until the ledger changes or another snapshot is published.
@Component
class SalesDesk {

    private static final int REMEMBERED = 8;

    /// Together with the most periods this bounds what is held while counting.
    private static final int MOST_VALUES = 1_000;

    private final Ledger ledger;
    private final AttributeTally tally;
    private final Snapshots snapshots;
    private final CustomerBase base;
    private final Remembered<Key, SalesReport> reports = new Remembered<>(REMEMBERED);

    SalesDesk(Ledger ledger, AttributeTally tally, Snapshots snapshots, CustomerBase base) {
        this.ledger = ledger;
        this.tally = tally;
        this.snapshots = snapshots;
        this.base = base;
    }

    /// What is asked.
    ///
    /// @param by null for the whole shop alone
    /// @param from first day; empty for the usual one
    /// @param values most values to list
    record Question(Period period, @Nullable Split by, Optional<LocalDate> from, int values) {}

    private record Key(Question question, int snapshot) {}

    SalesReport report(Question question) {
        long revision = ledger.revision();
        var by = question.by();
        var snapshot =
                by != null && by.attribute() == null
                        ? snapshots.current()
                        : Optional.<Snapshot>empty();
        var key = new Key(question, snapshot.map(Snapshot::number).orElse(-1));
        var answer = reports.answer(key, revision, () -> count(question, snapshot.orElse(null)));
        return answer.stale() ? answer.value().markStale(true) : answer.value();
    }

    private SalesReport count(Question question, @Nullable Snapshot snapshot) {
        var asOf = ledger.lastPurchaseDay().map(day -> day.plusDays(1)).orElse(LocalDate.EPOCH);
        var history = ledger.historyBefore(asOf);
        var first = first(history, asOf);
        var from = from(question, first, asOf);
        var whole = new Series(question.period());
        Map<Optional<String>, Series> split = new LinkedHashMap<>();
        var by = question.by();
        var attribute = by == null ? null : by.attribute();
        var family = by == Split.TIER ? Family.TIER : Family.RFM;
        var segments =
                snapshot == null
                        ? List.<SnapshotSegment>of()
                        : snapshots.segments(snapshot.number()).of(family);
        var names = names(segments);
        if (attribute != null) {
            split(attribute, question.period(), from, split);
        }
        var places =
                snapshot == null
                        ? null
                        : new Places(base.codes(snapshot.number()), family, segments);
        walk(history, from, question.period(), whole, places, split);
        var sold = sold(split);
        var shown = sold.subList(0, Math.min(question.values(), sold.size()));
        var items = whole.list(from, asOf);
        var cohorts = Retention.cohorts(history);
        var pareto = Retention.pareto(history);
        return new SalesReport(
                false,
                history.purchaseDays() == 0 ? null : asOf,
                question.period(),
                by,
                snapshot == null ? null : SegmentationReference.of(snapshot),
                SalesFindings.of(history, items, question.period(), cohorts, pareto),
                items,
                shown.stream().map(entry -> valueSales(entry, names, from, asOf)).toList(),
                sold.size() - shown.size(),
                cohorts,
                pareto);
    }

    /// Within the purchases, and not so early that there would be too many periods.
    private static LocalDate from(Question question, LocalDate first, LocalDate asOf) {
        var period = question.period();
        var asked = question.from().orElse(period.usualFrom(asOf));
        return Stream.of(asked, first, period.earliestFrom(asOf))
                .max(Comparator.naturalOrder())
                .filter(from -> from.isBefore(asOf))
                .orElse(asOf);
    }

    private static LocalDate first(PurchaseHistory history, LocalDate none) {
        int first = Integer.MAX_VALUE;
        for (int customer = 0; customer < history.customers(); customer++) {
            first = Math.min(first, history.day()[history.start()[customer]]);
        }
        return history.customers() == 0 ? none : LocalDate.ofEpochDay(first);
    }

    private static Map<String, String> names(List<SnapshotSegment> segments) {
        Map<String, String> names = new LinkedHashMap<>();
        segments.forEach(segment -> names.put(segment.segmentId(), segment.name()));
        return names;
    }

    /// Where customers are, walked along once.
    private static final class Places {
        private final SegmentCodes codes;
        private final Family family;
        private final Map<Integer, String> ids = new LinkedHashMap<>();
        private int position;

        Places(SegmentCodes codes, Family family, List<SnapshotSegment> segments) {
            this.codes = codes;
            this.family = family;
            segments.forEach(segment -> ids.put(segment.code(), segment.segmentId()));
        }

        /// Empty for a customer whom the snapshot does not hold.
        Optional<String> next(String customerId) {
            int found = codes.find(customerId, position);
            position = found < 0 ? -found - 1 : found;
            if (found < 0) {
                return Optional.empty();
            }
            int code = family == Family.TIER ? codes.tier()[found] : codes.rfm()[found];
            return Optional.ofNullable(ids.get(code));
        }
    }

    private static void walk(
            PurchaseHistory history,
            LocalDate from,
            Period period,
            Series whole,
            @Nullable Places places,
            Map<Optional<String>, Series> split) {
        int begin = Math.toIntExact(from.toEpochDay());
        for (int customer = 0; customer < history.customers(); customer++) {
            int start = history.start()[customer];
            var firstDay = LocalDate.ofEpochDay(history.day()[start]);
            var own =
                    places == null
                            ? null
                            : split.computeIfAbsent(
                                    places.next(history.customerIds()[customer]),
                                    place -> new Series(period));
            for (int i = start; i < history.start()[customer + 1]; i++) {
                if (history.day()[i] >= begin) {
                    var day = LocalDate.ofEpochDay(history.day()[i]);
                    double revenue = history.amount()[i] / 1e4;
                    whole.add(customer, firstDay, day, history.orders()[i], revenue);
                    if (own != null) {
                        own.add(customer, firstDay, day, history.orders()[i], revenue);
                    }
                }
            }
        }
    }

    private void split(
            Attribute attribute,
            Period period,
            LocalDate from,
            Map<Optional<String>, Series> split) {
        var numbers = new CustomerNumbers();
        tally.forEachDay(
                attribute,
                from,
                cell -> {
                    int customer = numbers.of(cell.customerId());
                    var value = Optional.ofNullable(cell.value());
                    var series = split.get(value);
                    if (series == null && split.size() < MOST_VALUES) {
                        series = new Series(period);
                        split.put(value, series);
                    }
                    if (series != null) {
                        series.add(
                                customer,
                                cell.firstDay(),
                                cell.day(),
                                cell.orders(),
                                cell.revenue());
                    }
                });
    }

    /// Numbers customers who come one after the other.
    private static final class CustomerNumbers {
        private String last = "";
        private int number = -1;

        int of(String customerId) {
            if (number < 0 || !customerId.equals(last)) {
                last = customerId;
                number++;
            }
            return number;
        }
    }

    /// Those that sold anything, the most revenue first.
    private static List<Map.Entry<Optional<String>, Series>> sold(
            Map<Optional<String>, Series> split) {
        return split.entrySet().stream()
                .filter(entry -> entry.getValue().revenue() > 0)
                .sorted(
                        Comparator.<Map.Entry<Optional<String>, Series>>comparingDouble(
                                        entry -> -entry.getValue().revenue())
                                .thenComparing(entry -> entry.getKey().orElse("")))
                .toList();
    }

    private static ValueSales valueSales(
            Map.Entry<Optional<String>, Series> entry,
            Map<String, String> names,
            LocalDate from,
            LocalDate asOf) {
        var value = entry.getKey().orElse(null);
        return new ValueSales(
                value,
                value == null ? null : names.getOrDefault(value, value),
                SalesReport.cents(entry.getValue().revenue()),
                entry.getValue().list(from, asOf));
    }
}
