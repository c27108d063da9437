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
                                        new Case(scoring.method() + ", own", scoring, own)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leadsThereWhenItIsMadeAndTheWholeShopScoredAnew(Case example) {
        var table = shop();
        var held = new HeldTable(table);
        var scores = example.scoring.score(table);
        int improved = 0;
        for (int row = 0; row < CUSTOMERS; row++) {
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
        assertThat(improved).as("customers with a better segment in reach").isGreaterThan(300);
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

    private static RfmTable shop() {
        var random = new SplittableRandom(8);
        int[] frequency = new int[CUSTOMERS];
        double[] monetary = new double[CUSTOMERS];
        for (int row = 0; row < CUSTOMERS; row++) {
            frequency[row] = 1 + (int) (2 * random.nextExponential());
            monetary[row] = frequency[row] * random.nextInt(500, 20_000) / 100.0;
        }
        return new RfmTable(random.ints(CUSTOMERS, 1, 365).toArray(), frequency, monetary);
    }
}
