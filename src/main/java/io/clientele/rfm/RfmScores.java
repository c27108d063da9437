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
        return ScoreScale.joined(
                bins, recency.scores()[row], frequency.scores()[row], monetary.scores()[row]);
    }

    /// The segment of one row by a map of as many bins, as its place in the map.
    public int segment(int row, SegmentMap map) {
        return map.placeOf(recency.scores()[row], frequency.scores()[row], monetary.scores()[row]);
    }
}
