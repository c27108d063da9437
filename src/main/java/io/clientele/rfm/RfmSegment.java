package io.clientele.rfm;

import java.util.ArrayList;
import java.util.List;

/// The ten segments by recency score, then frequency score, of five each.
///
/// Other numbers of bins are brought to five by [Scoring#spread]: 1 + round(4 × (score − 1) ÷
/// (bins − 1)). Three bins become 1, 3, 5; of ten bins each pair becomes one.
public enum RfmSegment {
    CHAMPIONS("champions", "Champions", "5[4-5]"),
    LOYAL_CUSTOMERS("loyal-customers", "Loyal Customers", "[3-4][4-5]"),
    POTENTIAL_LOYALISTS("potential-loyalists", "Potential Loyalists", "[4-5][2-3]"),
    NEW_CUSTOMERS("new-customers", "New Customers", "51"),
    PROMISING("promising", "Promising", "41"),
    NEED_ATTENTION("need-attention", "Need Attention", "33"),
    ABOUT_TO_SLEEP("about-to-sleep", "About to Sleep", "3[1-2]"),
    CANT_LOSE_THEM("cant-lose-them", "Can't Lose Them", "[1-2]5"),
    AT_RISK("at-risk", "At Risk", "[1-2][3-4]"),
    HIBERNATING("hibernating", "Hibernating", "[1-2][1-2]");

    private static final int BINS = 5;
    private static final RfmSegment[][] BY_SCORES = new RfmSegment[BINS + 1][BINS + 1];

    static {
        for (RfmSegment segment : values()) {
            ScorePattern pattern = ScorePattern.parse(segment.pattern, BINS);
            for (int r = 1; r <= BINS; r++) {
                for (int f = 1; f <= BINS; f++) {
                    if (pattern.matches(r, f, 1)) {
                        BY_SCORES[r][f] = segment;
                    }
                }
            }
        }
    }

    private final String id;
    private final String displayName;
    private final String pattern;

    RfmSegment(String id, String displayName, String pattern) {
        this.id = id;
        this.displayName = displayName;
        this.pattern = pattern;
    }

    /// The id in paths and files, such as `cant-lose-them`.
    public String id() {
        return id;
    }

    /// The name people read, such as `Can't Lose Them`.
    public String displayName() {
        return displayName;
    }

    /// The codes of this segment, recency then frequency, such as `5[4-5]`.
    public String pattern() {
        return pattern;
    }

    /// The codes of this segment among so many scores, such as `[10][8]`; perhaps none.
    List<String> patterns(int bins) {
        List<String> codes = new ArrayList<>();
        for (int r = 1; r <= bins; r++) {
            for (int f = 1; f <= bins; f++) {
                if (of(r, f, bins) == this) {
                    codes.add("[%d][%d]".formatted(r, f));
                }
            }
        }
        return codes;
    }

    /// The segment of two scores within 1..5.
    public static RfmSegment of(int recencyScore, int frequencyScore) {
        return of(recencyScore, frequencyScore, BINS);
    }

    /// The segment of two scores within 1..bins.
    public static RfmSegment of(int recencyScore, int frequencyScore, int bins) {
        return BY_SCORES[ofFive(recencyScore, bins)][ofFive(frequencyScore, bins)];
    }

    static int ofFive(int score, int bins) {
        if (score < 1 || score > bins) {
            throw new IllegalArgumentException(
                    "Score %d is not within 1 to %d.".formatted(score, bins));
        }
        return Scoring.spread(score, Scoring.checkedBins(bins), BINS);
    }
}
