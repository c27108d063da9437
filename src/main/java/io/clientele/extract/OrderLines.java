package io.clientele.extract;

import io.clientele.ledger.AmountLimit;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.LedgerProperties;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.locality.PurchasePlaces;
import io.clientele.locality.PurchasePlacesReader;
import io.clientele.locality.RegionDay;
import io.clientele.locality.RegionDayReader;
import io.clientele.locality.RegionDays;
import io.clientele.problem.Problem;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What runs read of order lines, wherever these are kept; all that is as big as they are is
/// counted there.
@Component
public class OrderLines {

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    /// Weeks that tell when a last day was over, and how many of them must.
    private static final int WEEKS = 8;

    private static final int TELLING_WEEKS = 4;
    private static final Duration EARLY = Duration.ofHours(1);

    private final LineEngine engine;
    private final Ledger ledger;
    private final long mostLines;

    public OrderLines(LineEngine engine, Ledger ledger, LedgerProperties properties) {
        this.engine = engine;
        this.ledger = ledger;
        this.mostLines = properties.mostLines();
    }

    /// Does some work on this thread for which lines that are kept elsewhere stand still: they are
    /// cleaned once, however often it asks.
    ///
    /// @param wanted whether the work still is: what it asks of lines kept elsewhere ends soon
    ///     after it is not
    /// @throws Problem if whoever keeps the lines does not answer, or has ended what it was asked
    public <T> T still(BooleanSupplier wanted, Supplier<T> work) {
        return engine.still(wanted, work);
    }

    /// Brings the rollup level with the lines.
    ///
    /// @throws Problem if whoever keeps the lines does not answer, or a customer's amounts add up
    ///     to more than can be counted
    public void levelRollup() {
        AmountLimit.within(
                () -> {
                    engine.levelRollup();
                    return true;
                });
    }

    /// What lines before a day tell of each customer, streamed once.
    ///
    /// @param before the as-of date, itself not included
    public CustomerTraits traitsBefore(LocalDate before) {
        return AmountLimit.within(
                () -> engine.read(TraitsReader.query(before), TraitsReader::read));
    }

    /// Where and how customers bought before a day, streamed once.
    ///
    /// @param customerIds in ascending order of their bytes
    /// @throws Problem if a customer's amounts add up to more than can be counted
    public PurchasePlaces placesBefore(LocalDate before, String[] customerIds) {
        return AmountLimit.within(
                () ->
                        engine.read(
                                PurchasePlacesReader.query(before),
                                rows -> PurchasePlacesReader.read(rows, customerIds)));
    }

    /// Who bought which product before a day, streamed once. Of more lines than are read, those of
    /// the latest days, and what all orders hold, counted where the lines are; of customers of many
    /// lines also what they bought before.
    public ProductLines productLines(LocalDate before) {
        var first = ledger.firstPurchaseDay().filter(day -> day.isBefore(before));
        var since = ledger.firstOfLatest(before, mostLines);
        if (first.isPresent() && since.isEmpty()) {
            return ProductLines.none(
                    "The latest day has more than %,d order lines, too many to recommend products from."
                            .formatted(mostLines));
        }
        boolean all = since.equals(first);
        var from = all ? EVER : since.orElseThrow();
        Map<String, Integer> firstDays = all ? Map.of() : firstDays(before);
        var counted = all ? null : coPurchases(from, before);
        var lines =
                engine.read(
                        ProductLinesReader.query(from, before),
                        rows -> ProductLinesReader.read(rows, firstDays, counted));
        Map<String, int[]> earlier = all ? Map.of() : earlier(from, lines.productIds());
        return lines.with(earlier, ledger.marks(from, before, earlier.keySet()));
    }

    /// How many lines [#productLines] reads of at most.
    public long productLinesBefore(LocalDate before) {
        return Math.min(mostLines, ledger.purchasedLines(before));
    }

    private Map<String, int[]> earlier(LocalDate before, String[] productIds) {
        return engine.read(
                EarlierProductsReader.query(before),
                rows -> EarlierProductsReader.read(rows, productIds));
    }

    private Map<String, Integer> firstDays(LocalDate before) {
        return engine.read(
                ProductLinesReader.firstDays(before),
                rows -> {
                    Map<String, Integer> days = new HashMap<>();
                    while (rows.next()) {
                        days.put(String.valueOf(rows.text(0)), rows.epochDay(1));
                    }
                    return days;
                });
    }

    private CoPurchases coPurchases(LocalDate since, LocalDate before) {
        return AmountLimit.within(
                () ->
                        engine.read(
                                CoPurchasesReader.query(before),
                                rows -> CoPurchasesReader.read(rows, since)));
    }

    /// What each region bought on each day before a day, regions in ascending order of their names;
    /// empty where no line names a region. Most customers buy in one region, and then the rollup
    /// tells it.
    ///
    /// @param history of that day
    /// @param places where its customers buy
    /// @throws Problem if amounts add up to more than can be counted
    public List<RegionDay> regionDaysBefore(
            LocalDate before, PurchaseHistory history, PurchasePlaces places) {
        return engine.namesRegions()
                ? AmountLimit.within(
                        () -> RegionDays.of(history, places, ofSeveralRegions(before, places)))
                : List.of();
    }

    private List<RegionDay> ofSeveralRegions(LocalDate before, PurchasePlaces places) {
        return places.mixed().isEmpty()
                ? List.of()
                : engine.read(
                        RegionDayReader.query(before, lastNetReturnDay().isPresent()),
                        RegionDayReader::read);
    }

    /// Orders with purchased lines before a day as well as on it or later, which the rollup counts
    /// on their first day; of customers who have any.
    ///
    /// @param from the first day that counts
    /// @param before the as-of date, itself not included
    public Map<String, Integer> ordersReachingInto(LocalDate from, LocalDate before) {
        var query =
                """
                select customer_id, cast(count(*) as integer)
                from (select distinct customer_id, order_id from order_line
                      where not returned and day >= date '%1$s' and day < date '%2$s') late
                where exists (
                    select 1 from order_line early
                    where early.customer_id = late.customer_id and early.order_id = late.order_id
                      and not early.returned and early.day < date '%1$s')
                group by customer_id
                """
                        .formatted(from, before);
        return engine.read(
                query,
                rows -> {
                    Map<String, Integer> orders = new HashMap<>();
                    while (rows.next()) {
                        orders.put(String.valueOf(rows.text(0)), rows.int4(1));
                    }
                    return orders;
                });
    }

    /// Whether the last purchase day before a day seems to be over. It does not when its last sale
    /// came more than an hour before the earliest last sale of the same weekday in the eight weeks
    /// before, of which at least four must tell. Where only days are sent, all of them are over.
    ///
    /// @param zone that days are reckoned in
    public boolean isLastDayOver(LocalDate before, ZoneId zone) {
        var last = ledger.lastPurchaseDayBefore(before).orElse(null);
        if (last == null) {
            return true;
        }
        var seconds = closingSeconds(last, zone);
        var ofLast = seconds.remove(last.toEpochDay());
        var earliest = earliest(seconds);
        return ofLast == null
                || earliest.isEmpty()
                || ofLast >= earliest.getAsLong() - EARLY.toSeconds();
    }

    private static OptionalLong earliest(Map<Long, Long> seconds) {
        return seconds.size() < TELLING_WEEKS
                ? OptionalLong.empty()
                : seconds.values().stream().mapToLong(Long::longValue).min();
    }

    /// When the last sale came, in seconds since midnight, of a day and of the same weekday before.
    private Map<Long, Long> closingSeconds(LocalDate last, ZoneId zone) {
        var days =
                IntStream.rangeClosed(0, WEEKS)
                        .mapToObj(week -> "date '%s'".formatted(last.minusWeeks(week)))
                        .collect(Collectors.joining(", "));
        var query =
                """
                select day, max(ordered_at) from order_line
                where not returned and day in (%s)
                group by day
                """
                        .formatted(days);
        return engine.read(
                query,
                rows -> {
                    Map<Long, Long> seconds = new TreeMap<>();
                    while (rows.next()) {
                        long day = rows.epochDay(0);
                        var at = Instant.EPOCH.plus(rows.epochMicros(1), ChronoUnit.MICROS);
                        seconds.put(
                                day,
                                Duration.between(
                                                LocalDate.ofEpochDay(day).atStartOfDay(),
                                                LocalDateTime.ofInstant(at, zone))
                                        .toSeconds());
                    }
                    return seconds;
                });
    }

    /// The last day of a return that is subtracted from purchases; empty if none is.
    public Optional<LocalDate> lastNetReturnDay() {
        return engine.netsReturns() ? ledger.lastNetReturnDay() : Optional.empty();
    }
}
