package io.clientele.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

class QuantileCutTests {

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 10})
    void matchesPandasQcut(int bins) {
        Golden golden = Golden.read("rfm-qcut.csv");
        RfmScores scores =
                Scoring.qcut(bins)
                        .score(
                                new RfmTable(
                                        golden.ints("recencyDays"),
                                        golden.ints("frequency"),
                                        golden.doubles("monetary")));
        assertThat(ints(scores.recency())).isEqualTo(golden.ints("r" + bins));
        assertThat(ints(scores.frequency())).isEqualTo(golden.ints("f" + bins));
        assertThat(ints(scores.monetary())).isEqualTo(golden.ints("m" + bins));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 10})
    void cutsLikePandasWhenQuantilesCoincide(int bins) {
        Golden golden = Golden.read("rfm-qcut-ties.csv");
        int[] recencyDays = golden.ints("recencyDays");
        RfmScores scores =
                Scoring.qcut(bins)
                        .score(
                                new RfmTable(
                                        recencyDays,
                                        new int[recencyDays.length],
                                        golden.doubles("monetary")));
        int[] byRecency = golden.ints("recencyBin" + bins);
        int last = Arrays.stream(byRecency).max().orElse(0);
        int[] reversed = Arrays.stream(byRecency).map(bin -> last - bin).toArray();
        int[] byMonetary = golden.ints("monetaryBin" + bins);
        assertThat(ints(scores.recency())).isEqualTo(spread(reversed, bins));
        assertThat(ints(scores.monetary())).isEqualTo(spread(byMonetary, bins));
    }

    @Test
    void keepsEqualValuesTogetherAndInRangeWhenAllAreEqual() {
        int[] same = {7, 7, 7, 7, 7, 7};
        RfmScores scores =
                Scoring.qcut(5).score(new RfmTable(same, same, new double[] {9, 9, 9, 9, 9, 9}));
        assertThat(ints(scores.recency())).containsOnly(1);
        assertThat(ints(scores.frequency())).containsExactly(1, 1, 2, 3, 4, 5);
        assertThat(ints(scores.monetary())).containsOnly(1);
    }

    private static int[] ints(ScoredColumn column) {
        int[] scores = new int[column.scores().length];
        Arrays.setAll(scores, row -> column.scores()[row]);
        return scores;
    }

    private static int[] spread(int[] binsFromZero, int bins) {
        int kept = Arrays.stream(binsFromZero).max().orElse(0) + 1;
        return Arrays.stream(binsFromZero).map(b -> Scoring.spread(b + 1, kept, bins)).toArray();
    }
}
