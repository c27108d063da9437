package io.clientele.rfm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// An own map from score codes to segments, given as patterns per segment id:
/// `{"stars": ["5[4-5]"], "rest": ["[1-4]*", "5[1-3]"]}`. A pattern has a part for recency, one for
/// frequency and perhaps one for monetary: a score, a range such as `[1-2]` or `[10]`, or `*`.
///
/// A map is usable when every code falls in exactly one segment: [#uncoveredCodes] and
/// [#ambiguousCodes] are empty.
public final class SegmentMap {

    private final Map<String, String> segments = new LinkedHashMap<>();
    private final List<String> uncovered = new ArrayList<>();
    private final List<String> ambiguous = new ArrayList<>();
    private final int bins;
    private final boolean namesMonetary;

    private SegmentMap(int bins, Map<String, List<ScorePattern>> patterns) {
        this.bins = bins;
        namesMonetary =
                patterns.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(ScorePattern::namesMonetary);
        for (int r = 1; r <= bins; r++) {
            for (int f = 1; f <= bins; f++) {
                for (int m = 1; m <= (namesMonetary ? bins : 1); m++) {
                    place(r, f, m, patterns);
                }
            }
        }
    }

    /// Reads the patterns; an `IllegalArgumentException` names one that cannot be read or leaves
    /// the scores 1..bins.
    public static SegmentMap of(int bins, Map<String, List<String>> patterns) {
        Scoring.checkedBins(bins);
        Map<String, List<ScorePattern>> parsed = new LinkedHashMap<>();
        patterns.forEach(
                (segment, texts) ->
                        parsed.put(
                                segment,
                                texts.stream()
                                        .map(text -> ScorePattern.parse(text, bins))
                                        .toList()));
        return new SegmentMap(bins, parsed);
    }

    /// Codes in no segment: recency and frequency, and monetary if any pattern speaks of it.
    public List<String> uncoveredCodes() {
        return List.copyOf(uncovered);
    }

    /// Codes in more than one segment, written as [#uncoveredCodes] are.
    public List<String> ambiguousCodes() {
        return List.copyOf(ambiguous);
    }

    /// Number of scores per dimension.
    public int bins() {
        return bins;
    }

    /// The one segment of these scores; an `IllegalArgumentException` if there is none or several.
    public String segmentOf(int recencyScore, int frequencyScore, int monetaryScore) {
        String code = code(recencyScore, frequencyScore, monetaryScore);
        String segment = segments.get(code);
        if (segment == null) {
            throw new IllegalArgumentException(
                    "Code %s does not fall in exactly one segment.".formatted(code));
        }
        return Objects.requireNonNull(segment);
    }

    private void place(int r, int f, int m, Map<String, List<ScorePattern>> patterns) {
        List<String> found =
                patterns.entrySet().stream()
                        .filter(e -> e.getValue().stream().anyMatch(p -> p.matches(r, f, m)))
                        .map(Map.Entry::getKey)
                        .toList();
        switch (found.size()) {
            case 0 -> uncovered.add(code(r, f, m));
            case 1 -> segments.put(code(r, f, m), found.getFirst());
            default -> ambiguous.add(code(r, f, m));
        }
    }

    private String code(int r, int f, int m) {
        String separator = bins < 10 ? "" : "-";
        return r + separator + f + (namesMonetary ? separator + m : "");
    }
}
