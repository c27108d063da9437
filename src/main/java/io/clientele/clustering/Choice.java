package io.clientele.clustering;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The number of clusters taken, and why in words.
record Choice(int k, String reason) {

    /// The number that splitting ended with, brought into the range asked for.
    static Choice bySplitting(int count, List<Candidate> candidates, ClusterOptions options) {
        int most = candidates.getLast().k();
        if (most < options.min()) {
            return tooFewKinds(most, options);
        }
        int k = Math.clamp(count, options.min(), Math.min(options.max(), most));
        String found =
                "%s ended with %d %s"
                        .formatted(
                                options.method().displayName(),
                                count,
                                count == 1 ? "cluster" : "clusters");
        String reason =
                count < k
                        ? "%s; %d is the least allowed.".formatted(found, k)
                        : count >= options.max()
                                ? "%s, the most allowed, and might have gone on.".formatted(found)
                                : found + ", where no further split pays.";
        return new Choice(k, reason);
    }

    static Choice among(List<Candidate> candidates, ClusterOptions options, boolean sampled) {
        int most = candidates.getLast().k();
        if (most < options.min()) {
            return tooFewKinds(most, options);
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
                                        + (outside.k() == 2
                                                        ? " %d would reach %s, but two groups tell a marketer too little."
                                                        : " %d would reach %s but are outside this range.")
                                                .formatted(outside.k(), rounded(outside)))
                .map(longer -> new Choice(best.k(), longer))
                .orElseGet(() -> new Choice(best.k(), reason));
    }

    private static Choice tooFewKinds(int kinds, ClusterOptions options) {
        return new Choice(
                kinds,
                "Only %d kinds of customers differ, fewer than the %d clusters asked for; each is its own."
                        .formatted(kinds, options.min()));
    }

    private static String rounded(Candidate candidate) {
        return String.format(Locale.ROOT, "%.3f", candidate.silhouette());
    }
}
