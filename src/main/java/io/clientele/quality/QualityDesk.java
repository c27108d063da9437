package io.clientele.quality;

import io.clientele.ledger.Ledger;
import io.clientele.quality.QualityReport.ScaleBreak;
import io.clientele.statistics.OpeningCalendar;
import io.clientele.statistics.OpeningCalendar.Gap;
import io.clientele.statistics.Scale;
import io.clientele.statistics.Scale.Group;
import io.clientele.tally.LineCounts;
import io.clientele.tally.LineCounts.Day;
import io.clientele.tally.LineTally;
import io.clientele.tally.LineTally.Prices;
import io.clientele.tally.Remembered;
import io.clientele.upload.ReceivedRows;
import io.clientele.upload.ReceivedRows.Counts;
import io.clientele.upload.ReceivedRows.Refused;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Looks at the data: one scan of the lines for their columns, two for their prices, the rest from
/// the rollup. What was seen is remembered until the ledger or what became of rows changes.
@Component
class QualityDesk {

    private static final int REMEMBERED = 20;

    private final LineTally tally;
    private final ReceivedRows rows;
    private final Ledger ledger;
    private final Remembered<Optional<UUID>, State, QualityReport> reports =
            new Remembered<>(REMEMBERED);

    QualityDesk(LineTally tally, ReceivedRows rows, Ledger ledger) {
        this.tally = tally;
        this.rows = rows;
        this.ledger = ledger;
    }

    /// @param upload id and number of an upload; null for the whole ledger
    QualityReport report(@Nullable NumberedUpload upload) {
        var key = Optional.ofNullable(upload).map(NumberedUpload::id);
        var counts = rows.counts(upload == null ? null : upload.number());
        var state = new State(ledger.revision(), counts);
        var answer = reports.answer(key, state, () -> look(upload, counts));
        return answer.stale() ? answer.value().markStale(true) : answer.value();
    }

    /// @param number the upload's name in the ledger
    record NumberedUpload(UUID id, int number) {}

    /// What a report is made from: rows that add nothing to the ledger count as well.
    private record State(long ledger, Counts received) {}

    private QualityReport look(@Nullable NumberedUpload upload, Counts received) {
        Integer number = upload == null ? null : upload.number();
        var lines = tally.columns(number);
        var customers = tally.customers(number);
        var refused = rows.refused(number);
        var sent = sent(received, refused);
        Map<String, Double> refusedAmounts = new HashMap<>();
        for (Refused reason : refused) {
            var amount = reason.amount();
            if (amount != null) {
                refusedAmounts.put(reason.reason(), amount);
            }
        }
        var seen =
                new Look(
                        sent,
                        refusedAmounts,
                        rows.caveats(number),
                        rows.currencies(number),
                        lines,
                        customers,
                        tally.months(number),
                        OpeningCalendar.of(
                                lines.days().stream()
                                        .filter(day -> day.lines() > 0)
                                        .map(Day::day)
                                        .toList()),
                        Columns.of(
                                lines,
                                customers,
                                new SentColumns(rows.columns(number), sent.rejectedByReason())),
                        scaleBreaks(number));
        return report(upload == null ? null : upload.id(), seen);
    }

    private static QualityReport.Sent sent(Counts counts, List<Refused> refused) {
        Map<String, Long> byReason = new LinkedHashMap<>();
        refused.forEach(reason -> byReason.put(reason.reason(), reason.rows()));
        return new QualityReport.Sent(
                counts.uploads(),
                counts.read(),
                counts.accepted(),
                counts.returns(),
                counts.duplicates(),
                counts.rejected(),
                byReason);
    }

    /// Days are held against the usual level of all days, uploads likewise.
    private List<ScaleBreak> scaleBreaks(@Nullable Integer number) {
        var prices = tally.prices(number, Scale.FEWEST_LINES);
        var usual =
                Scale.median(
                        prices.stream()
                                .filter(group -> group.day() != null)
                                .map(QualityDesk::group)
                                .toList());
        if (usual.isEmpty()) {
            return List.of();
        }
        var breaks =
                prices.stream()
                        .filter(group -> Scale.breaks(group(group), usual.getAsDouble()))
                        .toList();
        var ids = rows.ids(breaks.stream().map(Prices::upload).filter(Objects::nonNull).toList());
        return breaks.stream()
                .map(
                        group ->
                                new ScaleBreak(
                                        group.day(),
                                        group.upload() == null ? null : ids.get(group.upload()),
                                        Math.rint(
                                                        Scale.factor(
                                                                        group(group),
                                                                        usual.getAsDouble())
                                                                * 1_000)
                                                / 1_000,
                                        group.lines(),
                                        Money.cents(group.revenue())))
                .toList();
    }

    private static Group group(Prices prices) {
        return new Group(prices.lines(), prices.level());
    }

    private static QualityReport report(@Nullable UUID upload, Look look) {
        var lines = look.lines();
        return new QualityReport(
                upload,
                false,
                look.sent(),
                new QualityReport.Held(
                        lines.lines(),
                        lines.returns(),
                        look.customers().customers(),
                        look.customers().orders(),
                        Money.cents(lines.revenue()),
                        Money.cents(lines.returnedAmount())),
                Findings.of(look),
                look.columns(),
                calendar(look.calendar(), lines),
                look.scaleBreaks(),
                lines.days().stream()
                        .map(
                                day ->
                                        new QualityReport.Day(
                                                day.day(),
                                                day.lines(),
                                                day.returns(),
                                                Money.cents(day.revenue())))
                        .toList(),
                look.months().stream()
                        .map(
                                month ->
                                        new QualityReport.Month(
                                                month.month(),
                                                month.customers(),
                                                month.orders(),
                                                month.lines(),
                                                Money.cents(month.revenue())))
                        .toList());
    }

    private static QualityReport.Calendar calendar(OpeningCalendar calendar, LineCounts lines) {
        var days = lines.days();
        return new QualityReport.Calendar(
                days.isEmpty() ? null : days.getFirst().day(),
                days.isEmpty() ? null : days.getLast().day(),
                calendar.openDays(),
                calendar.closed().stream().sorted().toList(),
                calendar.missedDays(),
                calendar.gaps().stream()
                        .sorted(
                                Comparator.comparingInt(Gap::missedDays)
                                        .reversed()
                                        .thenComparing(Gap::from))
                        .map(gap -> new QualityReport.Gap(gap.from(), gap.to(), gap.missedDays()))
                        .toList());
    }
}
