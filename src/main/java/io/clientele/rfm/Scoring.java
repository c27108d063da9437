package io.clientele.rfm;

/// A way to turn recency, frequency and monetary value into scores 1 (worst) to `bins` (best).
///
/// | method | rule |
/// |---|---|
/// | `percent-rank` | by the share of customers strictly worse; equal values, equal scores |
/// | `qcut` | as analysts do in pandas: quantile edges, ties in frequency broken by row order |
/// | `thresholds` | by fixed edges, so that scores mean the same in every run |
public sealed interface Scoring permits PercentRank, QuantileCut, Thresholds {

    /// Score = min(bins, 1 + floor(bins × customers strictly worse ÷ customers)), in integers.
    static Scoring percentRank(int bins) {
        return new PercentRank(bins);
    }

    /// The answer of `pandas.qcut`, which is: interpolated quantile edges, each bin closed on the
    /// right, the lowest value included, labels reversed for recency, and frequency replaced by its
    /// `rank(method='first')` beforehand. Edges are those of pandas 3.0 to the last bit.
    ///
    /// Where quantiles coincide pandas raises; here the empty bins are dropped as by its
    /// `duplicates='drop'` and the scores of those that remain are spread over 1..bins, as
    /// [#spread] says. So equal values of recency and monetary always have equal scores.
    static Scoring qcut(int bins) {
        return new QuantileCut(bins);
    }

    /// Scores by fixed edges, ascending, one fewer than bins and equally many per dimension. An
    /// edge belongs to the bin below it: frequency edges 1, 2, 5, 10 score 1 order with 1 and 2
    /// orders with 2; recency edges 7, 30, 90, 180 score 7 days with 5 and 8 days with 4.
    static Scoring thresholds(double[] recencyDays, double[] frequency, double[] monetary) {
        return new Thresholds(recencyDays.clone(), frequency.clone(), monetary.clone());
    }

    /// The name under which callers ask for this method.
    String method();

    /// Number of scores, 2 to 10.
    int bins();

    /// Scores every row of the table.
    RfmScores score(RfmTable table);

    /// Brings a score out of 1..from to 1..to: 1 + round((to − 1) × (score − 1) ÷ (from − 1)),
    /// halves up. The ends stay the ends; the only score of one bin is 1.
    static int spread(int score, int from, int to) {
        int steps = Math.max(1, from - 1);
        return 1 + (2 * (to - 1) * (score - 1) + steps) / (2 * steps);
    }

    /// Returns `bins` or refuses a number outside 2..10.
    static int checkedBins(int bins) {
        if (bins < 2 || bins > 10) {
            throw new IllegalArgumentException("Bins must be 2 to 10, not %d.".formatted(bins));
        }
        return bins;
    }
}
