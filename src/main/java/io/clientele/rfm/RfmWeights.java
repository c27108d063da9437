package io.clientele.rfm;

/// How much each dimension counts in a combined score; only the proportions matter.
public record RfmWeights(double recency, double frequency, double monetary) {

    /// Refuses weights that are negative, not finite or all zero.
    public RfmWeights {
        double sum = recency + frequency + monetary;
        if (!(recency >= 0 && frequency >= 0 && monetary >= 0 && sum > 0 && sum < 1e9)) {
            throw new IllegalArgumentException(
                    "Weights must be zero or more and not all zero: %s, %s, %s."
                            .formatted(recency, frequency, monetary));
        }
    }

    double mean(int recencyScore, int frequencyScore, int monetaryScore) {
        return (recency * recencyScore + frequency * frequencyScore + monetary * monetaryScore)
                / (recency + frequency + monetary);
    }
}
