package io.clientele.partition;

import java.util.ArrayList;
import java.util.List;

/// The best partitions found of the same points into several numbers of groups, and how good each
/// is, in ascending number of groups.
///
/// @param silhouettePoints over how many points the silhouettes were taken: all up to 10,000,
///     beyond that a seeded sample
public record Partitions(List<Rated> rated, int silhouettePoints) {

    private static final int SILHOUETTE_POINTS = 10_000;

    /// How to search.
    ///
    /// @param fewest least number of groups, at least 2
    /// @param most greatest number; no more than there are points that differ are tried
    /// @param starts how often each number is tried from new random centres
    /// @param bootstraps how often points are drawn anew to see which groups come back
    public record Options(int fewest, int most, int starts, int bootstraps, long seed) {}

    /// One partition.
    ///
    /// @param labels group of each point, from 0
    /// @param inertia sum of squared distances to the centres
    /// @param explained 1 − inertia ÷ inertia of one group
    /// @param silhouette mean silhouette, −1..1
    /// @param stability of each group, 0..1; NaN where nobody of it was ever drawn
    @SuppressWarnings("ArrayRecordComponent") // one byte for each of a million points
    public record Rated(
            int k,
            byte[] labels,
            double inertia,
            double explained,
            double silhouette,
            double[] stability) {}

    /// Searches all numbers of groups; there must be at least `fewest` points that differ.
    public static Partitions search(Points points, Options options) {
        int[] distinct = points.distinct(options.most());
        if (distinct.length < options.fewest()) {
            throw new IllegalArgumentException("Only %d points differ.".formatted(distinct.length));
        }
        List<Partition> found =
                new Search(points, distinct, options.starts(), Search.TO_THE_END, options.seed())
                        .partitions(options.fewest(), distinct.length);
        double[][] stability =
                new Bootstrap(points, found, options.seed()).stability(options.bootstraps());
        int[] sample = points.sample(SILHOUETTE_POINTS, ~options.seed());
        double[] silhouettes =
                Silhouette.means(
                        points.rows(sample),
                        found.stream().map(p -> taken(p.labels(), sample)).toList());
        double spread = points.spread();
        List<Rated> rated = new ArrayList<>();
        for (int i = 0; i < silhouettes.length; i++) {
            Partition partition = found.get(i);
            rated.add(
                    new Rated(
                            partition.k(),
                            partition.labels(),
                            partition.inertia(),
                            1 - partition.inertia() / spread,
                            silhouettes[i],
                            stability[i]));
        }
        return new Partitions(List.copyOf(rated), sample.length);
    }

    private static byte[] taken(byte[] labels, int[] rows) {
        byte[] taken = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = labels[rows[i]];
        }
        return taken;
    }
}
