package io.clientele.rfm;

import static io.clientele.rfm.RfmTable.widened;

import io.clientele.statistics.Quantile;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

record QuantileCut(int bins) implements Scoring {

    QuantileCut {
        Scoring.checkedBins(bins);
    }

    @Override
    public String method() {
        return "qcut";
    }

    @Override
    public RfmScores score(RfmTable table) {
        ScoredColumn byRank = column(ranksInRowOrder(table.frequency()), false);
        return new RfmScores(
                bins,
                column(widened(table.recencyDays()), true),
                ScoredColumn.of(widened(table.frequency()), byRank.scores(), byRank.edges()),
                column(table.monetary(), false));
    }

    private ScoredColumn column(double[] values, boolean smallerIsBetter) {
        if (values.length == 0) {
            return ScoredColumn.of(values, new byte[0], List.of());
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] inner = innerEdges(i -> sorted[i], sorted.length);
        byte[] scores = ScoredColumn.scoresByEdges(values, inner, smallerIsBetter);
        for (int row = 0; row < scores.length; row++) {
            scores[row] = (byte) Scoring.spread(scores[row], inner.length + 1, bins);
        }
        return ScoredColumn.of(values, scores, Arrays.stream(inner).boxed().toList());
    }

    /// The score of one of `size` values, of which `at` is the i-th smallest.
    int score(double value, IntToDoubleFunction at, int size, boolean smallerIsBetter) {
        double[] inner = innerEdges(at, size);
        return Scoring.spread(
                ScoredColumn.scoreByEdges(value, inner, smallerIsBetter), inner.length + 1, bins);
    }

    /// The distinct quantiles 0, 1/bins … 1 without the first and the last.
    private double[] innerEdges(IntToDoubleFunction at, int size) {
        double[] edges =
                IntStream.rangeClosed(0, bins)
                        .mapToDouble(
                                i ->
                                        Quantile.of(
                                                rank -> at.applyAsDouble((int) rank),
                                                size,
                                                part(i)))
                        .distinct()
                        .toArray();
        return Arrays.copyOfRange(edges, 1, Math.max(1, edges.length - 1));
    }

    /// i / bins as pandas has it: i times the rounded 1 / bins, or the next number above where that
    /// times bins does not give i again.
    private double part(int i) {
        double part = i == bins ? 1 : i * (1.0 / bins);
        return bins * part == i ? part : Math.nextUp(part);
    }

    /// pandas' `rank(method='first')`: 1..n by value, equal values in row order.
    private static double[] ranksInRowOrder(int[] values) {
        long[] keys = new long[values.length];
        for (int row = 0; row < values.length; row++) {
            keys[row] = (long) values[row] << 32 | row;
        }
        Arrays.sort(keys);
        double[] ranks = new double[values.length];
        for (int position = 0; position < keys.length; position++) {
            ranks[(int) keys[position]] = position + 1;
        }
        return ranks;
    }
}
