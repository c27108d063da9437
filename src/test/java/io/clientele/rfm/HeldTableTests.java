package io.clientele.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

class HeldTableTests {

    private static final Scoring THRESHOLDS =
            Scoring.thresholds(
                    new double[] {3, 9, 20}, new double[] {1, 2, 4}, new double[] {5, 10.5, 40});

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40, 300})
    void scoresOneChangedCustomerAsTheWholeTableWould(int customers) {
        var random = new SplittableRandom(customers);
        for (int trial = 0; trial < 100; trial++) {
            var table = table(customers, random);
            var held = new HeldTable(table);
            int row = random.nextInt(customers);
            int days = random.nextInt(1, 40);
            int orders = random.nextInt(1, 9);
            double amount = random.nextInt(0, 6000) / 100.0;
            var changed = changed(table, row, days, orders, amount);
            int bins = random.nextInt(2, 11);
            for (var scoring : List.of(Scoring.percentRank(bins), Scoring.qcut(bins), THRESHOLDS)) {
                var scores = scoring.score(changed);
                assertThat(held.recencyScore(scoring, row, days))
                        .isEqualTo(scores.recency().scores()[row]);
                assertThat(held.frequencyScore(scoring, row, orders))
                        .isEqualTo(scores.frequency().scores()[row]);
                assertThat(held.monetaryScore(scoring, row, amount))
                        .isEqualTo(scores.monetary().scores()[row]);
            }
        }
    }

    private static RfmTable table(int customers, SplittableRandom random) {
        return new RfmTable(
                random.ints(customers, 1, 40).toArray(),
                random.ints(customers, 1, 9).toArray(),
                random.ints(customers, 0, 6000).mapToDouble(cents -> cents / 100.0).toArray());
    }

    private static RfmTable changed(RfmTable table, int row, int days, int orders, double amount) {
        int[] recencyDays = table.recencyDays().clone();
        int[] frequency = table.frequency().clone();
        double[] monetary = table.monetary().clone();
        recencyDays[row] = days;
        frequency[row] = orders;
        monetary[row] = amount;
        return new RfmTable(recencyDays, frequency, monetary);
    }
}
