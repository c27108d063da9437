package io.clientele.plan;

import io.clientele.plan.ScoringParameters.Method;
import io.clientele.plan.ScoringParameters.OwnSegment;
import io.clientele.plan.ScoringParameters.Thresholds;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.rfm.SegmentMap;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// What scoring parameters must keep to beyond the constraints of each field.
final class ScoringChecks {

    private static final Set<Integer> BINS = Set.of(3, 4, 5, 10);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TAKEN = Pattern.compile("(grid|value|tier|cluster)-.*");
    private static final int LONGEST_ID = 60;

    /// What `/segments/…` means already.
    private static final Set<String> RESERVED = Set.of("history", "transitions");

    private final List<FieldError> errors = new ArrayList<>();
    private final int bins;

    private ScoringChecks(int bins) {
        this.bins = bins;
    }

    /// @param scoring with every default filled in
    /// @throws Problem naming all faults, of a segment map every code without one segment
    static void pass(ScoringParameters scoring) {
        var checks = new ScoringChecks(Objects.requireNonNull(scoring.bins()));
        checks.bins();
        checks.edges(Objects.requireNonNull(scoring.method()), scoring.thresholds());
        checks.weights(Objects.requireNonNull(scoring.weights()));
        var own = scoring.segmentMap();
        if (own != null && checks.errors.isEmpty()) {
            checks.segments(own);
            if (checks.errors.isEmpty()) {
                checks.codes(RfmFamily.map(checks.bins, own));
            }
        }
        checks.end("The scoring cannot be done like this.");
    }

    private void bins() {
        if (!BINS.contains(bins)) {
            refuse("bins", "must be 3, 4, 5 or 10");
        }
    }

    private void edges(Method method, @Nullable Thresholds thresholds) {
        if (method != Method.THRESHOLDS) {
            if (thresholds != null) {
                refuse("thresholds", "goes with the method thresholds alone");
            }
        } else if (thresholds == null) {
            refuse("thresholds", "must be given for the method thresholds");
        } else {
            edges("recencyDays", thresholds.recencyDays());
            edges("frequency", thresholds.frequency());
            edges("monetary", thresholds.monetary());
        }
    }

    private void edges(String dimension, List<Double> edges) {
        String field = "thresholds." + dimension;
        if (edges.size() != bins - 1) {
            refuse(field, "must have %d edges for %d scores".formatted(bins - 1, bins));
        }
        for (int i = 0; i < edges.size(); i++) {
            if (!Double.isFinite(edges.get(i)) || (i > 0 && edges.get(i) <= edges.get(i - 1))) {
                refuse(
                        "%s[%d]".formatted(field, i),
                        "must be a finite number greater than the edge before");
            }
        }
    }

    private void weights(ScoringParameters.Weights weights) {
        if (weights.isZero()) {
            refuse("weights", "must not all be zero");
        }
    }

    private void segments(List<OwnSegment> own) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < own.size(); i++) {
            var segment = own.get(i);
            String field = "segmentMap[%d]".formatted(i);
            String id = segment.id();
            if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
                refuse(
                        field + ".id",
                        "must be words of lower-case letters and digits joined by hyphens, at most 60 in all");
            } else if (TAKEN.matcher(id).matches()) {
                refuse(field + ".id", "must not begin as ids of other families do");
            } else if (RESERVED.contains(id)) {
                refuse(field + ".id", "is reserved for a call of this service");
            } else if (!seen.add(id)) {
                refuse(field + ".id", "is used twice");
            }
            for (int j = 0; j < segment.codes().size(); j++) {
                if (!SegmentMap.reads(bins, segment.codes().get(j))) {
                    refuse(
                            "%s.codes[%d]".formatted(field, j),
                            "must have two or three parts within 1 to %d, such as 5[4-5] or [1-2]*5"
                                    .formatted(bins));
                }
            }
        }
    }

    private void codes(SegmentMap map) {
        List<String> uncovered = map.uncoveredCodes();
        Map<String, List<String>> ambiguous = map.ambiguousCodes();
        for (String code : uncovered) {
            add("uncovered", "code %s is in no segment".formatted(code));
        }
        ambiguous.forEach(
                (code, segments) ->
                        add(
                                "ambiguous",
                                "code %s is in %s"
                                        .formatted(code, String.join(" and ", segments))));
        end(
                "Every code must be in exactly one segment; in none: %s; in several: %s."
                        .formatted(list(uncovered), list(ambiguous.keySet())));
    }

    private static String list(Iterable<String> codes) {
        String list = String.join(", ", codes);
        return list.isEmpty() ? "none" : list;
    }

    private void refuse(String field, String message) {
        errors.add(new FieldError("scoring." + field, "invalid", message));
    }

    private void add(String code, String message) {
        errors.add(new FieldError("scoring.segmentMap", code, message));
    }

    private void end(String detail) {
        if (!errors.isEmpty()) {
            throw Problem.of(ProblemType.INVALID_PARAMETERS, detail).with(errors);
        }
    }
}
