package io.clientele.rfm;

/// The three scores of every customer, 1 (worst) to `bins` (best), in the row order of the table.
public record RfmScores(
        int bins, ScoredColumn recency, ScoredColumn frequency, ScoredColumn monetary) {

    /// Number of customers.
    public int size() {
        return recency.scores().length;
    }

    /// The scores of one row joined, such as `155`; with ten bins apart, such as `10-5-5`.
    public String code(int row) {
        String separator = bins < 10 ? "" : "-";
        return recency.scores()[row]
                + separator
                + frequency.scores()[row]
                + separator
                + monetary.scores()[row];
    }

    /// The segment of one row by the standard map.
    public RfmSegment segment(int row) {
        return RfmSegment.of(recency.scores()[row], frequency.scores()[row], bins);
    }

    /// The segment of one row by an own map of as many bins.
    public String segment(int row, SegmentMap map) {
        return map.segmentOf(
                recency.scores()[row], frequency.scores()[row], monetary.scores()[row]);
    }

    /// The weighted mean of one row's scores, within 1..bins.
    public double combined(int row, RfmWeights weights) {
        return weights.mean(recency.scores()[row], frequency.scores()[row], monetary.scores()[row]);
    }
}
