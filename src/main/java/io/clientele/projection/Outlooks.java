package io.clientele.projection;

import io.clientele.forecast.DailySeries;
import io.clientele.forecast.Forecast;
import io.clientele.forecast.OpeningDays;
import io.clientele.forecast.Period;
import io.clientele.forecast.Reconciliation;
import io.clientele.sales.DailySales;
import io.clientele.sales.SalesHistory;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Forecasts a division of a snapshot when it is first asked for, and keeps the answer: neither the
/// snapshot's daily sales nor the methods ever say anything else.
///
/// Not within the run: a run would have to forecast every part at every horizon that somebody may
/// ask, and takes a few seconds as it is. Not by the state of the ledger: a till changes it every
/// second, and nobody's next month with it.
@Component
class Outlooks {

    private static final int REMEMBERED = 64;

    private final SalesHistory sales;
    private final Map<Question, Optional<DivisionOutlook>> shops = new ConcurrentHashMap<>();
    private final Map<Question, Optional<DivisionOutlook>> divisions = new ConcurrentHashMap<>();

    Outlooks(SalesHistory sales) {
        this.sales = sales;
    }

    private record Question(int snapshot, String division, Period period, int horizon) {}

    /// Empty for a snapshot that was made before what this takes was kept.
    ///
    /// @param horizon periods after the last whole one
    Optional<DivisionOutlook> of(int snapshot, String division, Period period, int horizon) {
        Optional<DivisionOutlook> shop =
                remembered(
                        shops,
                        new Question(snapshot, DailySales.SHOP, period, horizon),
                        this::shop);
        return division.equals(DailySales.SHOP)
                ? shop
                : shop.flatMap(
                        found ->
                                remembered(
                                        divisions,
                                        new Question(snapshot, division, period, horizon),
                                        question -> parts(question, found)));
    }

    private static Optional<DivisionOutlook> remembered(
            Map<Question, Optional<DivisionOutlook>> answers,
            Question question,
            Function<Question, Optional<DivisionOutlook>> forecast) {
        if (answers.size() > REMEMBERED) {
            answers.clear();
        }
        return answers.computeIfAbsent(question, forecast);
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
        if (question.division().equals(DailySales.REGION)) {
            OpeningDays days = OpeningDays.learn(orders(whole.known()));
            return Optional.of(shop.among(addingUp(whole, outlooks(parts, days, question))));
        }
        return Shares.of(parts).map(shares -> shop.among(shares.of(whole, parts)));
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
