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
/// (Clemen 1989, International Journal of Forecasting 5(4)). What each said is weighed by the
/// opening days of the periods tested, which are past and known when the choice is made.
record Choice(String method, String reason, List<CandidateError> errors) {

    private static final double TELLING = 2;

    static Choice among(Map<String, double[][]> said, Validation validation) {
        List<CandidateError> errors =
                said.entrySet().stream()
                        .map(entry -> validation.error(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingDouble(CandidateError::mae))
                        .toList();
        List<String> leading =
                errors.stream()
                        .map(CandidateError::method)
                        .filter(one -> Candidates.mayLead(one, said.keySet(), validation.period()))
                        .toList();
        String best = leading.getFirst();
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
                "The mean of several methods: none%s erred less by more than chance explains, over %d origins in the past."
                        .formatted(
                                leading.size() < errors.size() ? " that knows the year" : "",
                                validation.origins());
        return new Choice(Candidates.COMBINATION, reason, errors);
    }
}
