package io.clientele.parameter;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody may have meant: the one that takes the fewest letters put in, left
/// out or changed, case and hyphens apart (Levenshtein 1966), if half
/// of it stays or what was written begins it.
final class SimilarName {

    private SimilarName() {}

    static Optional<String> of(String name, List<String> known) {
        var wanted = plain(name);
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(wanted, plain(other))))
                .filter(other -> isLike(wanted, plain(other)));
    }

    private static boolean isLike(String a, String b) {
        boolean begun = !a.isEmpty() && b.startsWith(a);
        return begun || 2 * distance(a, b) <= Math.max(a.length(), b.length());
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = above[0];
            above[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.min(changed, 1 + Math.min(above[j], above[j - 1]));
            }
        }
        return above[b.length()];
    }
}
