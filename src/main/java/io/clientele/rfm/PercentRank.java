package io.clientele.rfm;

import static io.clientele.rfm.RfmTable.widened;

import java.util.Arrays;
import java.util.List;

record PercentRank(int bins) implements Scoring {

    PercentRank {
        Scoring.checkedBins(bins);
    }

    @Override
    public String method() {
        return "percent-rank";
    }

    @Override
    public RfmScores score(RfmTable table) {
        return new RfmScores(
                bins,
                column(widened(table.recencyDays()), true),
                column(widened(table.frequency()), false),
                column(table.monetary(), false));
    }

    /// The score of a value that so many of the customers are strictly worse than.
    int score(long worse, int customers) {
        return (int) Math.min(bins, 1 + bins * worse / customers);
    }

    /// Walks the sorted values in runs of equal ones. The score changes at most `bins − 1` times on
    /// the way, so a row is scored by the last change at or below its value.
    private ScoredColumn column(double[] values, boolean smallerIsBetter) {
        int customers = values.length;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] from = new double[bins];
        byte[] scoreFrom = new byte[bins];
        int changes = 0;
        for (int start = 0, end; start < customers; start = end) {
            end = start + 1;
            while (end < customers && sorted[end] == sorted[start]) {
                end++;
            }
            long worse = smallerIsBetter ? customers - end : start;
            byte score = (byte) score(worse, customers);
            if (changes == 0 || scoreFrom[changes - 1] != score) {
                from[changes] = sorted[start];
                scoreFrom[changes++] = score;
            }
        }
        byte[] scores = new byte[customers];
        for (int row = 0; row < customers; row++) {
            int change = changes - 1;
            while (values[row] < from[change]) {
                change--;
            }
            scores[row] = scoreFrom[change];
        }
        return ScoredColumn.of(values, scores, List.of());
    }
}
