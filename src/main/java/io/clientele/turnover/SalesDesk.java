package io.clientele.turnover;

import io.clientele.asof.SegmentationReference;
import io.clientele.extract.OrderLines;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.snapshot.CustomerBase;
import io.clientele.snapshot.SegmentCodes;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;
import io.clientele.tally.Attribute;
import io.clientele.tally.AttributeTally;
import io.clientele.tally.Remembered;
import io.clientele.turnover.SalesReport.ValuePart;
import io.clientele.turnover.SalesReport.ValueSales;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Adds sales up. The whole shop, its segments, cohorts and the Pareto curve come from one stream
/// of the rollup; only what stands in lines alone, such as the region, or when the last day ended,
/// takes a pass over them.
/// What was added up is remembered until the ledger changes or another snapshot is published.
@Component
class SalesDesk {

    private static final int REMEMBERED = 8;

    /// Combinations of values of lines, of which some with segments may be among the most.
    private static final int MOST_OF_LINES = 10_000;

    private static final String NOT_STATED = "not stated";

    private final Ledger ledger;
    private final AttributeTally tally;
    private final Snapshots snapshots;
    private final CustomerBase base;
    private final OrderLines lines;
    private final ZoneId zone;
    private final Remembered<Key, Long, SalesReport> reports = new Remembered<>(REMEMBERED);

    SalesDesk(
            Ledger ledger,
            AttributeTally tally,
            Snapshots snapshots,
            CustomerBase base,
            OrderLines lines,
            LedgerProperties properties) {
        this.ledger = ledger;
        this.tally = tally;
        this.snapshots = snapshots;
        this.base = base;
        this.lines = lines;
        this.zone = properties.zone();
    }

    /// What is asked.
    ///
    /// @param by whose values combine, each once; none for the whole shop alone
    /// @param from first day; empty for the usual one
    /// @param values most values to list
    record Question(Period period, List<Split> by, Optional<LocalDate> from, int values) {

        static final int MOST_SPLITS = 3;

        private List<Attribute> attributes() {
            return by.stream()
                    .flatMap(split -> Optional.ofNullable(split.attribute()).stream())
                    .toList();
        }
    }

    private record Key(Question question, int snapshot) {}

    SalesReport report(Question question) {
        long revision = ledger.revision();
        var snapshot =
                question.by().stream().anyMatch(Split::isPlace)
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
        var groups = new Groups(question.period());
        var places = places(question, snapshot);
        walk(history, from, whole, places, question, groups);
        if (groups.areTooMany()) {
            groups = groups.best();
            places.rewind();
            walk(history, from, new Series(question.period()), places, question, groups);
        }
        var sold = groups.sold();
        var shown = sold.subList(0, Math.min(question.values(), sold.size()));
        boolean lastDayOver = isLastDayOver(question.period(), asOf);
        var items = whole.list(from, asOf, lastDayOver);
        var cohorts = Retention.cohorts(history);
        var pareto = Retention.pareto(history);
        return new SalesReport(
                false,
                history.purchaseDays() == 0 ? null : asOf,
                question.period(),
                question.by(),
                snapshot == null ? null : SegmentationReference.of(snapshot),
                SalesFindings.of(history, items, question.period(), cohorts, pareto),
                items,
                shown.stream()
                        .map(group -> sales(group, question.by(), places, from, asOf, lastDayOver))
                        .toList(),
                sold.size() - shown.size(),
                cohorts,
                pareto);
    }

    /// Whether the last day is whole, or no matter, since no period ends with it.
    private boolean isLastDayOver(Period period, LocalDate asOf) {
        return !period.start(asOf).equals(asOf) || lines.isLastDayOver(asOf, zone);
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

    private Places places(Question question, @Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return new Places(SegmentCodes.NONE, Map.of());
        }
        var segments = snapshots.segments(snapshot.number());
        Map<Split, List<SnapshotSegment>> families = new LinkedHashMap<>();
        question.by().stream()
                .forEach(
                        split ->
                                split.family()
                                        .map(segments::of)
                                        .ifPresent(of -> families.put(split, of)));
        return new Places(base.codes(snapshot.number()), families);
    }

    private void walk(
            PurchaseHistory history,
            LocalDate from,
            Series whole,
            Places places,
            Question question,
            Groups groups) {
        boolean byLines = !question.attributes().isEmpty();
        walk(history, from, whole, byLines ? List.of() : question.by(), places, groups);
        if (byLines) {
            count(question, from, places, groups);
        }
    }

    /// Adds the rollup up: the shop, and by segments those asked for.
    private static void walk(
            PurchaseHistory history,
            LocalDate from,
            Series whole,
            List<Split> by,
            Places places,
            Groups groups) {
        int begin = Math.toIntExact(from.toEpochDay());
        for (int customer = 0; customer < history.customers(); customer++) {
            int start = history.start()[customer];
            var firstDay = LocalDate.ofEpochDay(history.day()[start]);
            List<Optional<String>> own = List.of();
            if (!by.isEmpty()) {
                places.moveTo(history.customerIds()[customer]);
                own = by.stream().map(places::of).toList();
            }
            for (int i = start; i < history.start()[customer + 1]; i++) {
                if (history.day()[i] >= begin) {
                    var day = LocalDate.ofEpochDay(history.day()[i]);
                    double revenue = history.amount()[i] / 1e4;
                    whole.add(customer, firstDay, day, history.orders()[i], revenue);
                    if (!own.isEmpty()) {
                        groups.add(own, customer, firstDay, day, history.orders()[i], revenue);
                    }
                }
            }
        }
    }

    /// Adds the lines up. Where segments combine with what lines say, most revenue of both together
    /// may be that of less of the one: so more values of lines are looked at.
    private void count(Question question, LocalDate from, Places places, Groups groups) {
        var numbers = new CustomerNumbers();
        tally.forEachDay(
                question.attributes(),
                from,
                question.by().stream().anyMatch(Split::isPlace) ? MOST_OF_LINES : Groups.MOST,
                cell -> {
                    int customer = numbers.of(cell.customerId());
                    places.moveTo(cell.customerId());
                    var told = cell.values().iterator();
                    groups.add(
                            question.by().stream()
                                    .map(split -> split.isPlace() ? places.of(split) : told.next())
                                    .toList(),
                            customer,
                            cell.firstDay(),
                            cell.day(),
                            cell.orders(),
                            cell.revenue());
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

    private static ValueSales sales(
            Groups.Group group,
            List<Split> by,
            Places places,
            LocalDate from,
            LocalDate asOf,
            boolean lastDayOver) {
        List<ValuePart> parts = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            var split = by.get(i);
            var value = group.values().get(i).orElse(null);
            parts.add(
                    new ValuePart(split, value, value == null ? null : places.name(split, value)));
        }
        return new ValueSales(
                parts.size() == 1 ? parts.getFirst().value() : null,
                name(parts),
                List.copyOf(parts),
                SalesReport.cents(group.series().revenue()),
                group.series().list(from, asOf, lastDayOver));
    }

    private static @Nullable String name(List<ValuePart> parts) {
        return parts.size() == 1
                ? parts.getFirst().name()
                : parts.stream()
                        .map(part -> Objects.requireNonNullElse(part.name(), NOT_STATED))
                        .collect(Collectors.joining(" · "));
    }
}
