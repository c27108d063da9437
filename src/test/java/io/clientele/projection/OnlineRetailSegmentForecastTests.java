package io.clientele.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.analysis.Analysis;
import io.clientele.analysis.Background;
import io.clientele.analysis.Outcome;
import io.clientele.calendar.OpeningDays;
import io.clientele.calendar.Period;
import io.clientele.forecast.ForecastPoint;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.lifetime.RealShop;
import io.clientele.locality.PurchasePlaces;
import io.clientele.plan.ClusterParameters;
import io.clientele.plan.LifetimeParameters;
import io.clientele.plan.SegmentationParameters;
import io.clientele.publishing.SegmentDefinition;
import io.clientele.sales.SalesBook;
import io.clientele.snapshot.Family;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Segments as they were at days in the past of Online Retail, and what their customers then bought
/// in the four weeks after, held against two ways to forecast it: by the segment's own past, and by
/// its share of what all customers were expected to buy.
class OnlineRetailSegmentForecastTests {

    private static final int WEEKS = 4;

    private static final List<LocalDate> ORIGINS =
            List.of(LocalDate.of(2011, 7, 11), LocalDate.of(2011, 9, 5), LocalDate.of(2011, 11, 7));

    private final SortedMap<String, SortedMap<LocalDate, Double>> days =
            new TreeMap<>(RealShop.onlineRetail().days());

    /// Absolute errors of the sums of four weeks, and weeks inside the intervals.
    private static final class Tally {
        private double error;
        private double sold;
        private int weeks;
        private int within80;
        private int within95;

        double wape() {
            return error / sold;
        }

        double coverage80() {
            return within80 / (double) weeks;
        }

        double coverage95() {
            return within95 / (double) weeks;
        }

        void add(List<ForecastPoint> points, double[] actual) {
            double missed = 0;
            for (int week = 0; week < WEEKS; week++) {
                var point = points.get(week);
                missed += point.expected() - actual[week];
                sold += actual[week];
                weeks++;
                within80 += isWithin(point.low80(), actual[week], point.high80()) ? 1 : 0;
                within95 += isWithin(point.low95(), actual[week], point.high95()) ? 1 : 0;
            }
            error += Math.abs(missed);
        }

        private static boolean isWithin(double low, double value, double high) {
            return low <= value && value <= high;
        }

        @Override
        public String toString() {
            return "WAPE %.3f, within 80 %%: %.3f, within 95 %%: %.3f of %d weeks"
                    .formatted(wape(), coverage80(), coverage95(), weeks);
        }
    }

    @Test
    void sharesErrMuchLessThanTheSegmentsOwnPast() {
        Map<Family, Tally> shared = new HashMap<>();
        Map<Family, Tally> alone = new HashMap<>();
        for (LocalDate origin : ORIGINS) {
            var outcome = outcome(origin);
            var sales =
                    SalesBook.of(
                            historyBefore(origin),
                            outcome.segments(),
                            outcome.columns(),
                            List.of(),
                            nowhere(historyBefore(origin).customers()),
                            true);
            var openingDays = OpeningDays.learn(Outlooks.orders(sales.getFirst()));
            var whole =
                    Outlooks.outlooks(sales.subList(0, 1), openingDays, Period.WEEK, WEEKS)
                            .getFirst();
            for (Family family : List.of(Family.RFM, Family.VALUE, Family.TIER)) {
                var parts =
                        sales.stream()
                                .filter(one -> one.division().equals(family.toString()))
                                .toList();
                var actual = actual(outcome, family, origin);
                add(shared, family, Shares.of(parts).orElseThrow().of(whole, parts), actual);
                if (family == Family.RFM) {
                    add(
                            alone,
                            family,
                            Outlooks.addingUp(
                                    whole,
                                    Outlooks.outlooks(parts, openingDays, Period.WEEK, WEEKS)),
                            actual);
                }
            }
        }

        var rfm = Objects.requireNonNull(shared.get(Family.RFM));
        assertThat(rfm.wape())
                .as("%s, by their own past %s", shared, alone)
                .isLessThan(0.25)
                .isLessThan(Objects.requireNonNull(alone.get(Family.RFM)).wape() / 2);
        assertThat(shared.values())
                .as("%s", shared)
                .allMatch(tally -> tally.wape() < 0.25)
                .allMatch(tally -> tally.coverage80() > 0.8 && tally.coverage80() < 0.95)
                .allMatch(tally -> tally.coverage95() > 0.95 && tally.coverage95() < 0.99);
        // Wider than they need be: the shop's reach for the rise of the autumn.
        assertThat(rfm.coverage80()).as("%s", shared).isBetween(0.89, 0.94);
    }

    private static void add(
            Map<Family, Tally> tallies,
            Family family,
            Map<String, PartOutlook> outlooks,
            Map<String, double[]> actual) {
        var tally = tallies.computeIfAbsent(family, unseen -> new Tally());
        outlooks.forEach(
                (id, outlook) ->
                        tally.add(
                                outlook.revenue().points(),
                                actual.getOrDefault(id, new double[WEEKS])));
    }

    private Outcome outcome(LocalDate asOf) {
        var quick = new LifetimeParameters(null, null, null, null, false, false, false);
        var four = new ClusterParameters(4, null, null, null, null, null);
        var parameters =
                new SegmentationParameters(asOf, null, null, four, quick, null, null).complete();
        return Analysis.of(historyBefore(asOf), asOf, parameters, Background.NONE, stage -> {});
    }

    /// As for lines that name no region.
    private static PurchasePlaces nowhere(int customers) {
        var nothing = new PurchasePlaces.Column(new String[0], new int[0]);
        return new PurchasePlaces(
                new String[customers],
                new BitSet(),
                new int[customers + 1],
                new long[0],
                nothing,
                nothing,
                nothing);
    }

    /// One order a purchase day.
    private PurchaseHistory historyBefore(LocalDate asOf) {
        List<String> ids = new ArrayList<>();
        List<Integer> start = new ArrayList<>(List.of(0));
        List<Integer> day = new ArrayList<>();
        List<Long> amount = new ArrayList<>();
        days.forEach(
                (id, bought) -> {
                    var before = bought.headMap(asOf);
                    if (!before.isEmpty()) {
                        before.forEach(
                                (on, sum) -> {
                                    day.add((int) on.toEpochDay());
                                    amount.add(Math.round(sum * 1e4));
                                });
                        ids.add(id);
                        start.add(day.size());
                    }
                });
        return new PurchaseHistory(
                ids.toArray(String[]::new),
                start.stream().mapToInt(Integer::intValue).toArray(),
                day.stream().mapToInt(Integer::intValue).toArray(),
                day.stream().mapToInt(_ -> 1).toArray(),
                amount.stream().mapToLong(Long::longValue).toArray());
    }

    /// What the customers of each segment bought in each week after a day.
    private Map<String, double[]> actual(Outcome outcome, Family family, LocalDate origin) {
        Map<Integer, String> ids = new HashMap<>();
        outcome.segments().stream()
                .filter(segment -> segment.family() == family)
                .forEach((SegmentDefinition one) -> ids.put(one.code(), one.id()));
        var columns = outcome.columns();
        Map<String, double[]> bought = new HashMap<>();
        for (int row = 0; row < columns.customerIds().length; row++) {
            double[] weeks =
                    bought.computeIfAbsent(
                            Objects.requireNonNull(ids.get(columns.codes(family)[row])),
                            unseen -> new double[WEEKS]);
            days.getOrDefault(columns.customerIds()[row], new TreeMap<>())
                    .subMap(origin, origin.plusWeeks(WEEKS))
                    .forEach(
                            (day, sum) ->
                                    weeks[(int) (day.toEpochDay() - origin.toEpochDay()) / 7] +=
                                            sum);
        }
        return bought;
    }
}
