package io.clientele.rfm;

/// The nine cells of recency thirds by value thirds, value being `monetary`. Thirds are
/// percent-rank scores of three bins.
public enum GridCell {
    RECENT_HIGH("grid-recent-high", "Recent high spenders", 3, 3),
    RECENT_MID("grid-recent-mid", "Recent medium spenders", 3, 2),
    RECENT_LOW("grid-recent-low", "Recent low spenders", 3, 1),
    FADING_HIGH("grid-fading-high", "Fading high spenders", 2, 3),
    FADING_MID("grid-fading-mid", "Fading medium spenders", 2, 2),
    FADING_LOW("grid-fading-low", "Fading low spenders", 2, 1),
    LAPSED_HIGH("grid-lapsed-high", "Lapsed high spenders", 1, 3),
    LAPSED_MID("grid-lapsed-mid", "Lapsed medium spenders", 1, 2),
    LAPSED_LOW("grid-lapsed-low", "Lapsed low spenders", 1, 1);

    private static final int BINS = 3;

    private final String id;
    private final String displayName;
    private final int recencyThird;
    private final int valueThird;

    GridCell(String id, String displayName, int recencyThird, int valueThird) {
        this.id = id;
        this.displayName = displayName;
        this.recencyThird = recencyThird;
        this.valueThird = valueThird;
    }

    /// The id in paths and files, such as `grid-lapsed-high`.
    public String id() {
        return id;
    }

    /// The name people read, such as `Lapsed high spenders`.
    public String displayName() {
        return displayName;
    }

    /// Recency third and value third, 3 being the best, such as `13` for lapsed high spenders.
    public String code() {
        return "" + recencyThird + valueThird;
    }

    /// The cell of two thirds, 1 (worst) to 3 (best).
    public static GridCell of(int recencyThird, int valueThird) {
        if (recencyThird < 1 || recencyThird > BINS || valueThird < 1 || valueThird > BINS) {
            throw new IllegalArgumentException(
                    "Thirds are 1 to 3, not %d and %d.".formatted(recencyThird, valueThird));
        }
        return values()[(BINS - recencyThird) * BINS + BINS - valueThird];
    }

    /// The cell of every row of the table.
    public static GridCell[] of(RfmTable table) {
        RfmScores thirds = Scoring.percentRank(BINS).score(table);
        GridCell[] cells = new GridCell[table.size()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = of(thirds.recency().scores()[row], thirds.monetary().scores()[row]);
        }
        return cells;
    }
}
