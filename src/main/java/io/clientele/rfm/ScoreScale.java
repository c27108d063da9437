package io.clientele.rfm;

/// What three scores are measured on: 1 to `bins`, and how much each counts.
public record ScoreScale(int bins, RfmWeights weights) {

    /// Refuses a number of bins outside 2..10.
    public ScoreScale {
        Scoring.checkedBins(bins);
    }

    /// The scores joined, such as `155`; with ten bins apart, such as `10-5-5`.
    public String code(int recencyScore, int frequencyScore, int monetaryScore) {
        return joined(bins, recencyScore, frequencyScore, monetaryScore);
    }

    /// The weighted mean of the scores, within 1..bins.
    public double combined(int recencyScore, int frequencyScore, int monetaryScore) {
        return weights.mean(recencyScore, frequencyScore, monetaryScore);
    }

    static String joined(int bins, int... scores) {
        var code = new StringBuilder();
        for (int score : scores) {
            if (bins >= 10 && !code.isEmpty()) {
                code.append('-');
            }
            code.append(score);
        }
        return code.toString();
    }
}
