package io.clientele.projection;

import io.clientele.calendar.DailySeries;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;
import io.clientele.forecast.Forecast;
import io.clientele.forecast.Reconciliation;
import io.clientele.problem.Problem;
import io.clientele.sales.DailySales;
import io.clientele.sales.SalesHistory;
import io.clientele.tally.Remembered;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Forecasts a division of a snapshot when it is first asked for, and keeps the answer: neither the
/// snapshot's daily sales nor the methods ever say anything else, unless a part goes with one of
/// its few customers.
///
/// Where that takes longer than a request may, as in a shop of very many regions, it goes on in the
/// background for those who ask again.
///
/// Not within the run: a run would have to forecast every part at every horizon that somebody may
/// ask, and takes a few seconds as it is. Not by the state of the ledger: a till changes it every
/// second, and nobody's next month with it.
@Component
class Outlooks {

    private static final int REMEMBERED = 64;

    /// A snapshot's number is part of the question, and how many parts are left of it.
    private static final boolean NEVER_CHANGES = true;

    private final SalesHistory sales;
    private final Remembered<Question, Boolean, Optional<DivisionOutlook>> shops =
            Remembered.oneByOne(REMEMBERED);
    private final Remembered<Question, Boolean, Optional<DivisionOutlook>> divisions =
            Remembered.oneByOne(REMEMBERED);
    private final Remembered<Question, Boolean, PartOutlook> pasts =
            Remembered.oneByOne(REMEMBERED);

    Outlooks(SalesHistory sales) {
        this.sales = sales;
    }

    private record Question(
            int snapshot, int left, String division, String part, Period period, int horizon) {}

    /// How many parts are left of a snapshot: what is known of it holds as long as this does.
    int left(int snapshot) {
        return sales.parts(snapshot);
    }

    /// Empty for a snapshot that was made before what this takes was kept.
    ///
    /// @param left parts of the snapshot
    /// @param horizon periods after the last whole one
    /// @throws Problem `SERVICE_UNAVAILABLE` if it takes longer than one can wait; it goes on
    Optional<DivisionOutlook> of(
            int snapshot, int left, String division, Period period, int horizon) {
        var ofShop =
                new Question(snapshot, left, DailySales.SHOP, DailySales.NONE, period, horizon);
        Optional<DivisionOutlook> shop =
                shops.answer(ofShop, NEVER_CHANGES, () -> shop(ofShop)).value();
        if (shop.isEmpty() || division.equals(DailySales.SHOP)) {
            return shop;
        }
        var question = new Question(snapshot, left, division, DailySales.NONE, period, horizon);
        var whole = shop.get();
        return divisions.answer(question, NEVER_CHANGES, () -> parts(question, whole)).value();
    }

    /// What methods say of a segment by its own past alone, to be told beside its share of the
    /// shop's forecast.
    ///
    /// @throws Problem `SERVICE_UNAVAILABLE` if it takes longer than one can wait; it goes on
    PartOutlook byOwnPast(
            int snapshot, DailySales segment, DailySales shop, Period period, int horizon) {
        var question =
                new Question(
                        snapshot,
                        sales.parts(snapshot),
                        segment.division(),
                        segment.part(),
                        period,
                        horizon);
        return pasts.answer(
                        question,
                        NEVER_CHANGES,
                        () ->
                                outlooks(
                                                List.of(segment),
                                                OpeningDays.learn(orders(shop)),
                                                question)
                                        .getFirst())
                .value();
    }

    private Optional<DivisionOutlook> shop(Question question) {
        List<DailySales> shop = sales.of(question.snapshot(), DailySales.SHOP);
        if (shop.isEmpty()) {
            return Optional.empty();
        }
        OpeningDays days = OpeningDays.learn(orders(shop.getFirst()));
        PartOutlook whole = outlooks(shop, days, question).getFirst();
        return Optional.of(DivisionOutlook.of(whole, days));
    }

    /// Regions go by their own past. Segments do not: what made them shows in it, so that those of
    /// recent buyers would seem to boom, and those of silent customers to be dead.
    private Optional<DivisionOutlook> parts(Question question, DivisionOutlook shop) {
        PartOutlook whole = shop.whole();
        List<DailySales> parts = sales.of(question.snapshot(), question.division());
        if (parts.isEmpty()) {
            return Optional.of(shop);
        }
        return question.division().equals(DailySales.REGION)
                ? Optional.of(
                        shop.among(regions(whole, parts, question.period(), question.horizon())))
                : segments(whole, parts).map(shop::among);
    }

    static Map<String, PartOutlook> regions(
            PartOutlook whole, List<DailySales> kept, Period period, int horizon) {
        OpeningDays days = OpeningDays.learn(orders(whole.known()));
        List<DailySales> all = Rest.withRegions(whole.known(), kept);
        return withoutRest(addingUp(whole, outlooks(all, days, period, horizon)));
    }

    static Optional<Map<String, PartOutlook>> segments(PartOutlook whole, List<DailySales> kept) {
        List<DailySales> all = Rest.withSegments(whole.known(), kept);
        return Shares.of(all).map(shares -> withoutRest(shares.of(whole, all)));
    }

    private static Map<String, PartOutlook> withoutRest(Map<String, PartOutlook> outlooks) {
        outlooks.remove(Rest.NAME);
        return outlooks;
    }

    /// Every forecast is a task of its own; they do not know of each other, so that their order
    /// changes nothing.
    private static List<PartOutlook> outlooks(
            List<DailySales> parts, OpeningDays days, Question question) {
        return outlooks(parts, days, question.period(), question.horizon());
    }

    static List<PartOutlook> outlooks(
            List<DailySales> parts, OpeningDays days, Period period, int horizon) {
        List<DailySeries> series =
                parts.stream().flatMap(part -> Stream.of(revenue(part), orders(part))).toList();
        List<Forecast> forecasts =
                series.parallelStream()
                        .map(one -> Forecast.of(one, days, period, horizon))
                        .toList();
        return IntStream.range(0, parts.size())
                .mapToObj(
                        i ->
                                PartOutlook.of(
                                        parts.get(i),
                                        forecasts.get(2 * i),
                                        forecasts.get(2 * i + 1)))
                .toList();
    }

    static Map<String, PartOutlook> addingUp(PartOutlook whole, List<PartOutlook> parts) {
        List<Forecast> revenue =
                Reconciliation.addingUp(
                        whole.revenue(), parts.stream().map(PartOutlook::revenue).toList());
        List<Forecast> orders =
                Reconciliation.addingUp(
                        whole.orders(), parts.stream().map(PartOutlook::orders).toList());
        Map<String, PartOutlook> moved = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            PartOutlook part = parts.get(i);
            moved.put(part.known().part(), part.reconciled(revenue.get(i), orders.get(i)));
        }
        return moved;
    }

    private static DailySeries revenue(DailySales sales) {
        return new DailySeries(sales.firstDay(), Arrays.copyOf(sales.revenue(), sales.wholeDays()));
    }

    static DailySeries orders(DailySales sales) {
        return new DailySeries(
                sales.firstDay(),
                Arrays.stream(sales.orders(), 0, sales.wholeDays()).asDoubleStream().toArray());
    }
}
