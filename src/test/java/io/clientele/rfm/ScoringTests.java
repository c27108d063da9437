package io.clientele.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.SplittableRandom;

class ScoringTests {

    private static final int[] NONE = {};

    @Test
    void scoresByShareStrictlyWorse() {
        int[] recencyDays = {1, 1, 2, 3, 3, 3, 50, 60, 70, 70};
        int[] frequency = {9, 5, 5, 5, 2, 1, 1, 1, 1, 1};
        double[] monetary = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
        RfmScores scores =
                Scoring.percentRank(5).score(new RfmTable(recencyDays, frequency, monetary));
        // 1 + floor(5 × worse ÷ 10), worse counted by hand
        assertThat(scores.recency().scores()).containsExactly(5, 5, 4, 3, 3, 3, 2, 2, 1, 1);
        assertThat(scores.frequency().scores()).containsExactly(5, 4, 4, 4, 3, 1, 1, 1, 1, 1);
        assertThat(scores.monetary().scores()).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        assertThat(scores.code(0)).isEqualTo("551");
        assertThat(scores.segment(0, SegmentMap.standard(5))).as("champions").isZero();
        assertThat(scores.frequency().bands())
                .containsExactly(
                        new ScoredColumn.Band(1, 5, 1, 1),
                        new ScoredColumn.Band(3, 1, 2, 2),
                        new ScoredColumn.Band(4, 3, 5, 5),
                        new ScoredColumn.Band(5, 1, 9, 9));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 10})
    void percentRankEqualsItsDefinitionOnRandomTables(int bins) {
        var random = new SplittableRandom(bins);
        for (int round = 0; round < 60; round++) {
            RfmTable table = randomTable(random, 1 + random.nextInt(120));
            RfmScores scores = Scoring.percentRank(bins).score(table);
            for (int row = 0; row < table.size(); row++) {
                long later = 0;
                long poorer = 0;
                for (int other = 0; other < table.size(); other++) {
                    later += table.recencyDays()[other] > table.recencyDays()[row] ? 1 : 0;
                    poorer += table.monetary()[other] < table.monetary()[row] ? 1 : 0;
                }
                assertThat((long) scores.recency().scores()[row])
                        .isEqualTo(Math.min(bins, 1 + bins * later / table.size()));
                assertThat((long) scores.monetary().scores()[row])
                        .isEqualTo(Math.min(bins, 1 + bins * poorer / table.size()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 10})
    void everyMethodStaysInRangeAndNeverScoresTheWorseHigher(int bins) {
        var random = new SplittableRandom(bins);
        double[] edges = new double[bins - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = i * 3 + 0.5;
        }
        for (Scoring scoring :
                List.of(
                        Scoring.percentRank(bins),
                        Scoring.qcut(bins),
                        Scoring.thresholds(edges, edges, edges))) {
            RfmTable table = randomTable(random, 80);
            RfmScores scores = scoring.score(table);
            assertThat(scores.bins()).isEqualTo(bins);
            for (int a = 0; a < table.size(); a++) {
                assertThat((int) scores.frequency().scores()[a]).isBetween(1, bins);
                for (int b = 0; b < table.size(); b++) {
                    if (table.recencyDays()[a] <= table.recencyDays()[b]) {
                        assertThat(scores.recency().scores()[a])
                                .isGreaterThanOrEqualTo(scores.recency().scores()[b]);
                    }
                    if (table.monetary()[a] <= table.monetary()[b]) {
                        assertThat(scores.monetary().scores()[a])
                                .isLessThanOrEqualTo(scores.monetary().scores()[b]);
                    }
                }
            }
        }
    }

    @Test
    void thresholdsCloseBinsOnTheRight() {
        double[] days = {7, 30, 90, 180};
        double[] orders = {1, 2, 5, 10};
        double[] money = {50, 100, 500, 1000};
        RfmScores scores =
                Scoring.thresholds(days, orders, money)
                        .score(
                                new RfmTable(
                                        new int[] {7, 8, 90, 181},
                                        new int[] {1, 2, 3, 11},
                                        new double[] {50, 50.01, 1000, 1000.01}));
        assertThat(scores.recency().scores()).containsExactly(5, 4, 3, 1);
        assertThat(scores.frequency().scores()).containsExactly(1, 2, 3, 5);
        assertThat(scores.monetary().scores()).containsExactly(1, 2, 4, 5);
        assertThat(scores.recency().edges()).containsExactly(7.0, 30.0, 90.0, 180.0);
    }

    @Test
    void scoresOneCustomerNobodyAndHugeValues() {
        var one = new RfmTable(new int[] {3}, new int[] {1}, new double[] {Double.MAX_VALUE});
        assertThat(Scoring.percentRank(5).score(one).code(0)).isEqualTo("111");
        assertThat(Scoring.qcut(5).score(one).code(0)).isEqualTo("111");
        var nobody = new RfmTable(NONE, NONE, new double[0]);
        assertThat(Scoring.percentRank(5).score(nobody).size()).isZero();
        assertThat(Scoring.qcut(10).score(nobody).recency().bands()).isEmpty();
        var ends =
                new RfmTable(
                        new int[] {0, Integer.MAX_VALUE},
                        new int[] {0, Integer.MAX_VALUE},
                        new double[] {-1e300, 1e300});
        assertThat(Scoring.percentRank(10).score(ends).code(1)).isEqualTo("1-6-6");
    }

    @Test
    void combinesScoresByWeight() {
        var table = new RfmTable(new int[] {1, 9}, new int[] {1, 9}, new double[] {1, 9});
        RfmScores scores = Scoring.percentRank(5).score(table);
        assertThat(scores.code(1)).isEqualTo("133");
        assertThat(new ScoreScale(3, new RfmWeights(1, 1, 2)).combined(1, 3, 3)).isEqualTo(2.5);
        assertThatIllegalArgumentException().isThrownBy(() -> new RfmWeights(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RfmWeights(-1, 1, 1));
    }

    @Test
    void refusesWhatIsNoTableAndNoScoring() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmTable(new int[1], new int[2], new double[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RfmTable(new int[1], new int[1], new double[] {Double.NaN}))
                .withMessageContaining("Row 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Scoring.percentRank(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Scoring.qcut(11));
        double[] fine = {1, 2};
        double[] level = {2, 2};
        double[] longer = {1, 2, 3};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scoring.thresholds(fine, level, fine))
                .withMessageContaining("frequency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scoring.thresholds(fine, fine, longer));
    }

    private static RfmTable randomTable(SplittableRandom random, int customers) {
        int[] recencyDays = random.ints(customers, 0, 40).toArray();
        int[] frequency = random.ints(customers, 1, 6).toArray();
        double[] monetary = random.ints(customers, -5, 60).asDoubleStream().toArray();
        return new RfmTable(recencyDays, frequency, monetary);
    }
}
