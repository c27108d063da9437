package io.clientele.rfm;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Matches codes by dimension: `5[4-5]` is recency 5 with frequency 4 or 5, `[9-10]*1` adds any
/// frequency and monetary 1. A pattern without a monetary part takes any monetary score.
final class ScorePattern {

    private static final Pattern PART =
            Pattern.compile("([1-9])|\\[(\\d{1,2})(?:-(\\d{1,2}))?]|(\\*)");

    private final boolean[][] accepted;

    private ScorePattern(boolean[][] accepted) {
        this.accepted = accepted;
    }

    static ScorePattern parse(String text, int bins) {
        List<MatchResult> parts = PART.matcher(text).results().toList();
        int length = parts.stream().mapToInt(part -> part.group().length()).sum();
        if (length != text.length() || parts.size() < 2 || parts.size() > 3) {
            throw new IllegalArgumentException(
                    "'%s' is no pattern such as 5[4-5] or [1-2]*5.".formatted(text));
        }
        return new ScorePattern(
                parts.stream().map(part -> acceptedBy(part, bins)).toArray(boolean[][]::new));
    }

    static boolean isReadable(String text, int bins) {
        try {
            parse(text, bins);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean namesMonetary() {
        return accepted.length == 3;
    }

    boolean matches(int recencyScore, int frequencyScore, int monetaryScore) {
        return accepted[0][recencyScore]
                && accepted[1][frequencyScore]
                && (!namesMonetary() || accepted[2][monetaryScore]);
    }

    private static boolean[] acceptedBy(MatchResult part, int bins) {
        int first = 1;
        int last = bins;
        if (part.group(4) == null) {
            first = Integer.parseInt(part.group(1) != null ? part.group(1) : part.group(2));
            last = part.group(3) != null ? Integer.parseInt(part.group(3)) : first;
        }
        if (first < 1 || last < first || last > bins) {
            throw new IllegalArgumentException(
                    "'%s' is not within the scores 1 to %d.".formatted(part.group(), bins));
        }
        boolean[] scores = new boolean[bins + 1];
        Arrays.fill(scores, first, last + 1, true);
        return scores;
    }
}
