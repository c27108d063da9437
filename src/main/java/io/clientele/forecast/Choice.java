package io.clientele.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The method taken, why in words, and how all of them did, the best first.
///
/// The combination is taken unless the best other method beat it by more than two standard errors:
/// the best of many is the best by luck more often than not, and a mean of several is hard to beat
/// (Clemen 1989, International Journal of Forecasting 5(4)).
record Choice(String method, String reason, List<CandidateError> errors) {

    private static final double TELLING = 2;

    static Choice among(Map<String, double[][]> said, Validation validation) {
        List<CandidateError> errors =
                said.entrySet().stream()
                        .map(entry -> validation.error(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingDouble(CandidateError::mae))
                        .toList();
        String best = errors.getFirst().method();
        double[][] combined = said.get(Candidates.COMBINATION);
        if (combined == null) {
            return new Choice(
                    best,
                    "%s erred least, over %d origins in the past."
                            .formatted(best, validation.origins()),
                    errors);
        }
        double lead = validation.lead(Objects.requireNonNull(said.get(best)), combined);
        if (!best.equals(Candidates.COMBINATION) && lead > TELLING) {
            String reason =
                    String.format(
                            Locale.ROOT,
                            "%s erred less than the mean of several methods by %.1f standard errors, over %d origins in the past.",
                            best,
                            lead,
                            validation.origins());
            return new Choice(best, reason, errors);
        }
        String reason =
                "The mean of several methods: none erred less by more than chance explains, over %d origins in the past."
                        .formatted(validation.origins());
        return new Choice(Candidates.COMBINATION, reason, errors);
    }
}
