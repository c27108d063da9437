package io.clientele.value;

import io.clientele.lifetime.Patterns;
import io.clientele.lifetime.PurchaseSummaries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How well a shop's history suits the models, before and apart from what any fit says.
///
/// @param customers all customers
/// @param repeaters customers with a repeat purchase
/// @param spendFrequencyCorrelation Pearson's correlation of x and m̄ over the repeaters with
///     positive m̄, which Gamma-Gamma takes to be 0; 0 where it is undefined
/// @param concerns what to be careful about; empty when the history suits
public record Suitability(
        int customers, int repeaters, double spendFrequencyCorrelation, List<Concern> concerns) {

    /// Fewer repeaters than this leave standard errors of the order of the parameters.
    private static final int ENOUGH_REPEATERS = 100;

    /// Typical gaps between purchases that the longest history should span.
    private static final double ENOUGH_GAPS = 3;

    private static final double NOTABLE_CORRELATION = 0.3;

    /// A concern with its meaning in words.
    public record Concern(Kind kind, String reason) {}

    /// What to be careful about.
    public enum Kind {
        /// Too few customers came back.
        FEW_REPEATERS,
        /// The time observed is short next to the gaps between purchases.
        SHORT_HISTORY,
        /// What customers spend goes with how often they buy.
        SPEND_GOES_WITH_FREQUENCY
    }

    public Suitability {
        concerns = List.copyOf(concerns);
    }

    /// Looks at the history alone; each fit reports its own boundary.
    public static Suitability of(PurchaseSummaries summaries) {
        int repeaters = summaries.repeaters();
        List<Concern> concerns = new ArrayList<>();
        if (repeaters < ENOUGH_REPEATERS) {
            concerns.add(
                    new Concern(
                            Kind.FEW_REPEATERS,
                            "Only %d of %d customers bought again; %d would be enough to trust the parameters."
                                    .formatted(repeaters, summaries.size(), ENOUGH_REPEATERS)));
        }
        Patterns patterns = summaries.patterns();
        double longest = patterns.longestTime();
        double gap = patterns.meanGap();
        if (repeaters > 0 && longest < ENOUGH_GAPS * gap) {
            concerns.add(
                    new Concern(
                            Kind.SHORT_HISTORY,
                            String.format(
                                    Locale.ROOT,
                                    "The longest history, %.1f, spans fewer than %.0f of the usual"
                                            + " gaps of %.1f between purchases: who is slow cannot"
                                            + " be told from who has left.",
                                    longest,
                                    ENOUGH_GAPS,
                                    gap)));
        }
        double correlation = correlation(summaries);
        if (Math.abs(correlation) > NOTABLE_CORRELATION) {
            concerns.add(
                    new Concern(
                            Kind.SPEND_GOES_WITH_FREQUENCY,
                            String.format(
                                    Locale.ROOT,
                                    "Spend and frequency correlate by %.2f, while order values are"
                                            + " modelled as independent of frequency: values of the"
                                            + " most frequent customers come out too %s.",
                                    correlation,
                                    correlation > 0 ? "low" : "high")));
        }
        return new Suitability(summaries.size(), repeaters, correlation, concerns);
    }

    private static double correlation(PurchaseSummaries summaries) {
        int n = 0;
        double meanX = 0;
        double meanValue = 0;
        double varianceX = 0;
        double varianceValue = 0;
        double covariance = 0;
        for (int row = 0; row < summaries.size(); row++) {
            if (summaries.hasOrderValue(row)) {
                n++;
                double fromX = summaries.x(row) - meanX;
                double fromValue = summaries.meanRepeatValue(row) - meanValue;
                meanX += fromX / n;
                meanValue += fromValue / n;
                varianceX += fromX * (summaries.x(row) - meanX);
                varianceValue += fromValue * (summaries.meanRepeatValue(row) - meanValue);
                covariance += fromX * (summaries.meanRepeatValue(row) - meanValue);
            }
        }
        double scale = Math.sqrt(varianceX) * Math.sqrt(varianceValue);
        return scale > 0 ? covariance / scale : 0;
    }
}
