package io.clientele.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.explanation.SmallestChange.Change;
import io.clientele.explanation.SmallestChange.Outlook;
import io.clientele.rfm.HeldTable;
import io.clientele.rfm.RfmTable;
import io.clientele.rfm.Scoring;
import io.clientele.rfm.SegmentMap;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

@Execution(ExecutionMode.CONCURRENT)
class SmallestChangeTests {

    private static final int CUSTOMERS = 1_000;

    /// For each customer looked at, the whole shop is scored anew up to three times.
    private static final int STEP = 3;

    private static final int DAYS = 30;

    record Case(String name, Scoring scoring, SegmentMap map) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        patterns.put("gold", List.of("[3-5]*[4-5]"));
        patterns.put("rest", List.of("[3-5]*[1-3]"));
        patterns.put("quiet", List.of("[1-2]**"));
        var own = SegmentMap.of(5, patterns);
        var fixed =
                Scoring.thresholds(
                        new double[] {7, 30, 90, 180},
                        new double[] {1, 2, 5, 10},
                        new double[] {50, 100, 250, 1000});
        return Stream.of(Scoring.percentRank(5), Scoring.qcut(5), fixed)
                .flatMap(
                        scoring ->
                                Stream.of(
                                        new Case(
                                                scoring.method() + ", standard",
                                                scoring,
                                                SegmentMap.standard(5)),
                                        new Case(scoring.method() + ", own", scoring, own),
                                        new Case(scoring.method() + ", odd", scoring, odd())));
    }

    /// Neither the latest day nor the most money is always best, and some have but to wait.
    private static SegmentMap odd() {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        patterns.put("steady", List.of("[3-4]*[2-3]"));
        patterns.put("asleep", List.of("1[1-2]*"));
        patterns.put("rest", List.of("5**", "2**", "[3-4]*1", "[3-4]*[4-5]", "1[3-5]*"));
        return SegmentMap.of(5, patterns);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leadsThereWhenItIsMadeAndTheWholeShopScoredAnew(Case example) {
        var table = shop(CUSTOMERS, 365, 8);
        var held = new HeldTable(table);
        var scores = example.scoring.score(table);
        int improved = 0;
        for (int row = 0; row < CUSTOMERS; row += STEP) {
            int place = scores.segment(row, example.map);
            long cents = Math.round(table.monetary()[row] * 100);
            var outlook =
                    new Outlook(
                            DAYS, table.frequency()[row], cents, cents / table.frequency()[row]);
            var change =
                    new SmallestChange(held, example.scoring, example.map, row)
                            .from(place, outlook)
                            .orElse(null);
            if (change == null) {
                continue;
            }
            improved++;
            assertThat(change.place()).isLessThan(place);
            assertThat(change.from()).isBetween(0, change.by());
            assertThat(change.by()).isLessThan(DAYS);
            if (change.orders() == 0) {
                assertThat(untouched(example, table, row)).isEqualTo(change.place());
                continue;
            }
            assertThat(segment(example, table, row, change, change.by(), change.leastCents()))
                    .as("customer %d, %s", row, change)
                    .isEqualTo(change.place());
            assertThat(segment(example, table, row, change, change.from(), change.leastCents()))
                    .isEqualTo(change.place());
            if (change.boundedAbove()) {
                assertThat(segment(example, table, row, change, change.by(), change.mostCents()))
                        .isEqualTo(change.place());
            }
        }
        assertThat(improved)
                .as("customers with a better segment in reach")
                .isGreaterThan((example.map.segments().contains("asleep") ? 50 : 300) / STEP);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isMinimalInOrdersDaysAndCents(Case example) {
        int cents = 0;
        int earlier = 0;
        int later = 0;
        int waiting = 0;
        for (int seed = 1; seed <= 3; seed++) {
            var table = shop(60, 100, seed);
            var held = new HeldTable(table);
            var scores = example.scoring.score(table);
            for (int row = 0; row < table.size(); row++) {
                int place = scores.segment(row, example.map);
                long spent = Math.round(table.monetary()[row] * 100);
                long usual = spent / table.frequency()[row];
                var every = new EveryChange(example.scoring, example.map, table, row, DAYS);
                var change =
                        new SmallestChange(held, example.scoring, example.map, row)
                                .from(
                                        place,
                                        new Outlook(DAYS, table.frequency()[row], spent, usual))
                                .orElse(null);
                String customer = "seed %d, customer %d, %s".formatted(seed, row, change);
                if (change == null) {
                    assertThat(every.best(100, Long.MAX_VALUE))
                            .as(customer)
                            .isGreaterThanOrEqualTo(place);
                    continue;
                }
                if (change.orders() == 0) {
                    assertThat(untouched(example, table, row))
                            .as(customer)
                            .isEqualTo(change.place());
                    waiting++;
                    continue;
                }
                assertThat(untouched(example, table, row))
                        .as(customer)
                        .isGreaterThanOrEqualTo(place);
                assertThat(every.best(change.orders() - 1, Long.MAX_VALUE))
                        .as("one order fewer: " + customer)
                        .isGreaterThanOrEqualTo(place);
                if (change.leastCents() > change.orders() * usual) {
                    assertThat(every.best(change.orders(), change.leastCents() - 1))
                            .as("one cent less, on any day: " + customer)
                            .isGreaterThanOrEqualTo(place);
                    cents++;
                }
                if (change.boundedBelow()) {
                    assertThat(
                                    segment(
                                            example,
                                            table,
                                            row,
                                            change,
                                            change.by(),
                                            change.leastCents() - 1))
                            .as("one cent less: " + customer)
                            .isNotEqualTo(change.place());
                }
                if (change.boundedAbove()) {
                    assertThat(
                                    segment(
                                            example,
                                            table,
                                            row,
                                            change,
                                            change.by(),
                                            change.mostCents() + 1))
                            .as("one cent more: " + customer)
                            .isNotEqualTo(change.place());
                }
                if (change.by() < DAYS - 1) {
                    assertThat(
                                    segment(
                                            example,
                                            table,
                                            row,
                                            change,
                                            change.by() + 1,
                                            change.leastCents()))
                            .as("one day later: " + customer)
                            .isNotEqualTo(change.place());
                    later++;
                }
                if (change.from() > 0) {
                    assertThat(every.places(change, change.from() - 1))
                            .as("one day earlier: " + customer)
                            .anyMatch(other -> other != change.place());
                    earlier++;
                }
            }
        }
        if (example.name.endsWith("standard")) {
            assertThat(earlier).as("customers whose order may come too early").isGreaterThan(10);
        } else if (example.name.endsWith("own")) {
            assertThat(cents).as("customers who must spend more than they do").isPositive();
        } else {
            assertThat(later).as("customers whose order may come too late").isPositive();
            assertThat(waiting).as("customers who have but to wait").isPositive();
        }
    }

    private static int untouched(Case example, RfmTable table, int row) {
        int[] recencyDays = table.recencyDays().clone();
        recencyDays[row] += DAYS;
        return example.scoring
                .score(new RfmTable(recencyDays, table.frequency(), table.monetary()))
                .segment(row, example.map);
    }

    private static int segment(
            Case example, RfmTable table, int row, Change change, int day, long cents) {
        int[] recencyDays = table.recencyDays().clone();
        int[] frequency = table.frequency().clone();
        double[] monetary = table.monetary().clone();
        recencyDays[row] = DAYS - day;
        frequency[row] += change.orders();
        monetary[row] = (Math.round(monetary[row] * 100) + cents) / 100.0;
        return example.scoring
                .score(new RfmTable(recencyDays, frequency, monetary))
                .segment(row, example.map);
    }

    private static RfmTable shop(int customers, int longestRecency, long seed) {
        var random = new SplittableRandom(seed);
        int[] frequency = new int[customers];
        double[] monetary = new double[customers];
        for (int row = 0; row < customers; row++) {
            frequency[row] = 1 + (int) (2 * random.nextExponential());
            monetary[row] = frequency[row] * random.nextInt(500, 20_000) / 100.0;
        }
        return new RfmTable(
                random.ints(customers, 1, longestRecency).toArray(), frequency, monetary);
    }
}
