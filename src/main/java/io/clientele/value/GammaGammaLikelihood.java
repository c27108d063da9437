package io.clientele.value;

import io.clientele.estimation.ChunkedSum;
import io.clientele.estimation.GammaFunctions;
import io.clientele.estimation.LogLikelihood;
import io.clientele.lifetime.PurchaseSummaries;

import smile.math.special.Gamma;

import java.util.Arrays;
import java.util.Comparator;

/// ln L = ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln v + (px−1) ln m̄ + px ln x − (px+q) ln(x m̄ + v).
///
/// Fader & Hardie, note 025, equation 1a. Parameters `p`, `q`, `v`. Rows are the repeaters with a
/// positive m̄, sorted, in units of `unit`: all but the last logarithm depend on x alone.
@SuppressWarnings("ArrayRecordComponent") // Plain columns of numbers.
record GammaGammaLikelihood(int[] x, double[] meanValue) implements LogLikelihood {

    static GammaGammaLikelihood of(PurchaseSummaries summaries, double unit) {
        int[] x = new int[summaries.size()];
        double[] values = new double[summaries.size()];
        Integer[] order = new Integer[summaries.size()];
        int rows = 0;
        for (int row = 0; row < summaries.size(); row++) {
            if (summaries.hasOrderValue(row)) {
                order[rows++] = row;
            }
        }
        Arrays.parallelSort(
                order,
                0,
                rows,
                Comparator.comparingInt((Integer row) -> summaries.x(row))
                        .thenComparingDouble(summaries::meanRepeatValue));
        for (int i = 0; i < rows; i++) {
            x[i] = summaries.x(order[i]);
            values[i] = summaries.meanRepeatValue(order[i]) / unit;
        }
        return new GammaGammaLikelihood(Arrays.copyOf(x, rows), Arrays.copyOf(values, rows));
    }

    /// Every n-th row, at most `limit` of them: enough to tell a good start from a bad one.
    GammaGammaLikelihood thinned(int limit) {
        int step = (x.length + limit - 1) / limit;
        if (step <= 1) {
            return this;
        }
        int kept = (x.length + step - 1) / step;
        int[] fewer = new int[kept];
        double[] fewerValues = new double[kept];
        for (int i = 0; i < kept; i++) {
            fewer[i] = x[i * step];
            fewerValues[i] = meanValue[i * step];
        }
        return new GammaGammaLikelihood(fewer, fewerValues);
    }

    @Override
    public long customers() {
        return x.length;
    }

    @Override
    public double total(double[] parameters, double[] gradient) {
        double[] sums =
                ChunkedSum.over(x.length, 4, (from, to, sum) -> add(parameters, from, to, sum));
        System.arraycopy(sums, 1, gradient, 0, 3);
        return sums[0];
    }

    private void add(double[] parameters, int from, int to, double[] sum) {
        double p = parameters[0];
        double q = parameters[1];
        double v = parameters[2];
        int group = -1;
        double constant = 0;
        double slopeP = 0;
        double slopeQ = 0;
        for (int i = from; i < to; i++) {
            double px = p * x[i];
            if (x[i] != group) {
                group = x[i];
                constant =
                        GammaFunctions.lnRising(q, px)
                                - GammaFunctions.lnGamma(px)
                                + q * Math.log(v)
                                + px * Math.log(x[i]);
                slopeP = Gamma.digamma(px + q) - Gamma.digamma(px) + Math.log(x[i]);
                slopeQ = Gamma.digamma(px + q) - Gamma.digamma(q) + Math.log(v);
            }
            double logValue = Math.log(meanValue[i]);
            double total = x[i] * meanValue[i] + v;
            double logTotal = Math.log(total);
            sum[0] += constant + (px - 1) * logValue - (px + q) * logTotal;
            sum[1] += x[i] * (slopeP + logValue - logTotal);
            sum[2] += slopeQ - logTotal;
            sum[3] += q / v - (px + q) / total;
        }
    }
}
