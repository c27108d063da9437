package io.clientele.rfm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A map from score codes to segments, given as patterns per segment id, best segments first:
/// `{"stars": ["5[4-5]"], "rest": ["[1-4]*", "5[1-3]"]}`. A pattern has a part for recency, one for
/// frequency and perhaps one for monetary: a score, a range such as `[1-2]` or `[10]`, or `*`.
///
/// A map is usable when every code falls in exactly one segment: [#uncoveredCodes] and
/// [#ambiguousCodes] are empty.
public final class SegmentMap {

    private static final int NONE = -1;

    private final List<String> segments;
    private final List<List<String>> codes = new ArrayList<>();
    private final List<String> uncovered = new ArrayList<>();
    private final Map<String, List<String>> ambiguous = new LinkedHashMap<>();
    private final int bins;
    private final boolean namesMonetary;
    private final int[][][] places;

    private SegmentMap(int bins, Map<String, List<ScorePattern>> patterns) {
        this.bins = bins;
        segments = List.copyOf(patterns.keySet());
        segments.forEach(segment -> codes.add(new ArrayList<>()));
        namesMonetary =
                patterns.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(ScorePattern::namesMonetary);
        places = new int[bins + 1][bins + 1][bins + 1];
        for (int r = 1; r <= bins; r++) {
            for (int f = 1; f <= bins; f++) {
                Arrays.fill(places[r][f], NONE);
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

    /// The ten segments of [RfmSegment], in its order. With fewer than five bins some have no code.
    public static SegmentMap standard(int bins) {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        for (RfmSegment segment : RfmSegment.values()) {
            patterns.put(segment.id(), segment.patterns(bins));
        }
        return of(bins, patterns);
    }

    /// Whether [#of] can read this pattern.
    public static boolean reads(int bins, String pattern) {
        return ScorePattern.isReadable(pattern, bins);
    }

    /// The ids, in the order given.
    public List<String> segments() {
        return segments;
    }

    /// Codes in no segment: recency and frequency, and monetary if any pattern speaks of it.
    public List<String> uncoveredCodes() {
        return List.copyOf(uncovered);
    }

    /// Codes in more than one segment, written as [#uncoveredCodes] are, with these segments.
    public Map<String, List<String>> ambiguousCodes() {
        return Collections.unmodifiableMap(ambiguous);
    }

    /// Number of scores per dimension.
    public int bins() {
        return bins;
    }

    /// Whether the monetary score decides anything.
    public boolean namesMonetary() {
        return namesMonetary;
    }

    /// The codes of the segment in this place, ascending.
    public List<String> codesOf(int place) {
        return List.copyOf(codes.get(place));
    }

    /// Where in [#segments] the one segment of these scores stands; an `IllegalArgumentException`
    /// if there is none or several.
    public int placeOf(int recencyScore, int frequencyScore, int monetaryScore) {
        int place = places[recencyScore][frequencyScore][namesMonetary ? monetaryScore : 1];
        if (place == NONE) {
            throw new IllegalArgumentException(
                    "Code %s does not fall in exactly one segment."
                            .formatted(code(recencyScore, frequencyScore, monetaryScore)));
        }
        return place;
    }

    /// The standard segment that most codes of the segment in this place have, the better one of
    /// equals; a segment without codes is like the last.
    public RfmSegment like(int place) {
        Map<RfmSegment, Integer> shared = new EnumMap<>(RfmSegment.class);
        shared.put(RfmSegment.HIBERNATING, 0);
        for (int r = 1; r <= bins; r++) {
            for (int f = 1; f <= bins; f++) {
                for (int m = 1; m <= (namesMonetary ? bins : 1); m++) {
                    if (places[r][f][m] == place) {
                        shared.merge(RfmSegment.of(r, f, bins), 1, Integer::sum);
                    }
                }
            }
        }
        return shared.entrySet().stream()
                .max(
                        Map.Entry.<RfmSegment, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private void place(int r, int f, int m, Map<String, List<ScorePattern>> patterns) {
        List<String> found =
                patterns.entrySet().stream()
                        .filter(e -> e.getValue().stream().anyMatch(p -> p.matches(r, f, m)))
                        .map(Map.Entry::getKey)
                        .toList();
        switch (found.size()) {
            case 0 -> uncovered.add(code(r, f, m));
            case 1 -> {
                int place = segments.indexOf(found.getFirst());
                places[r][f][m] = place;
                codes.get(place).add(code(r, f, m));
            }
            default -> ambiguous.put(code(r, f, m), found);
        }
    }

    private String code(int r, int f, int m) {
        return namesMonetary ? ScoreScale.joined(bins, r, f, m) : ScoreScale.joined(bins, r, f);
    }
}
