package io.clientele.clustering;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The number of clusters taken, and why in words.
record Choice(int k, String reason) {

    static Choice among(List<Candidate> candidates, ClusterOptions options, boolean sampled) {
        int most = candidates.getLast().k();
        if (most < options.min()) {
            return new Choice(
                    most,
                    "Only %d kinds of customers differ, fewer than the %d clusters asked for; each is its own."
                            .formatted(most, options.min()));
        }
        if (options.min() == options.max()) {
            return new Choice(
                    options.min(), "%d clusters were asked for.".formatted(options.min()));
        }
        Candidate best =
                candidates.stream()
                        .filter(c -> c.k() >= options.min() && c.k() <= options.max())
                        .max(
                                Comparator.comparingDouble(Candidate::silhouette)
                                        .thenComparing(Candidate::k, Comparator.reverseOrder()))
                        .orElseThrow();
        String reason =
                "%d clusters have the best silhouette%s from %d to %d clusters: %s."
                        .formatted(
                                best.k(),
                                sampled ? " (over a sample)" : "",
                                options.min(),
                                Math.min(options.max(), most),
                                rounded(best));
        return candidates.stream()
                .filter(c -> c.silhouette() > best.silhouette())
                .max(Comparator.comparingDouble(Candidate::silhouette))
                .map(
                        outside ->
                                reason
                                        + " %d would reach %s but are outside the range asked for."
                                                .formatted(outside.k(), rounded(outside)))
                .map(longer -> new Choice(best.k(), longer))
                .orElseGet(() -> new Choice(best.k(), reason));
    }

    private static String rounded(Candidate candidate) {
        return String.format(Locale.ROOT, "%.3f", candidate.silhouette());
    }
}
