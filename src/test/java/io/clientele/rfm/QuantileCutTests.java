package io.clientele.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;

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

    /// Where an edge falls on a value, the last bit decides on its bin.
    @ParameterizedTest
    @CsvSource({"5, 10", "7, 8", "9, 10", "9, 19", "10, 12"})
    void cutsEvenlySpacedColumnsAtTheEdgesOfPandas(int bins, int size) {
        List<double[]> rows =
                Golden.read("rfm-qcut-even.csv").rows().stream()
                        .filter(row -> row[0] == bins && row[1] == size)
                        .toList();
        double[] column = rows.stream().mapToDouble(row -> row[2]).toArray();
        int[] same = new int[size];

        ScoredColumn scored = Scoring.qcut(bins).score(new RfmTable(same, same, column)).monetary();

        assertThat(column).hasSize(size);
        assertThat(ints(scored)).isEqualTo(rows.stream().mapToInt(row -> (int) row[3]).toArray());
        assertThat(scored.edges())
                .isEqualTo(
                        rows.stream()
                                .filter(row -> row[3] < bins)
                                .map(row -> row[4])
                                .distinct()
                                .toList());
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
