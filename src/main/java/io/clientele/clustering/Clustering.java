package io.clientele.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Customers grouped by K-Means on log1p of recency days, frequency and monetary value, each minus
/// its mean over its population standard deviation.
///
/// `k` clusters were taken for the reason `selectedBy` tells. `candidates` are all numbers of
/// clusters tried, in ascending order, their silhouettes taken over `silhouetteCustomers`: all up
/// to 10,000, beyond that a seeded sample. `clusters` stand in ascending number. `assignment` has
/// the cluster number of each customer in row order.
///
/// Customers who differ too little for the clusters asked for get fewer, and the reason.
@SuppressWarnings("ArrayRecordComponent") // a column of a million customers
public record Clustering(
        int k,
        String selectedBy,
        List<Candidate> candidates,
        int silhouetteCustomers,
        List<Cluster> clusters,
        int[] assignment) {

    private static final int SILHOUETTE_ROWS = 10_000;
    private static final int FIRST_CANDIDATE = 2;
    private static final int LAST_CANDIDATE = 10;

    /// Searches k = 2..10 (further if `max` asks for more) and takes the best silhouette within
    /// `options.min()..options.max()`, the smaller k of equals.
    ///
    /// Columns are parallel, one row per customer; recency days and frequency are at least 0.
    public static Clustering fit(
            int[] recencyDays, int[] frequency, double[] monetary, ClusterOptions options) {
        var groups = new Groups(recencyDays, frequency, monetary);
        if (recencyDays.length == 0) {
            return new Clustering(
                    0, "There are no customers to group.", List.of(), 0, List.of(), new int[0]);
        }
        Points points = Points.ofCustomers(recencyDays, frequency, monetary);
        int last = Math.max(LAST_CANDIDATE, options.max());
        int[] distinct = points.distinct(last);
        if (distinct.length == 1) {
            var one = new Choice(1, "All customers are alike, so they form one cluster.");
            double[] unknown = {Double.NaN};
            return numbered(groups, new byte[points.size()], unknown, one, List.of(), 0);
        }
        List<Partition> partitions =
                new Search(points, distinct, options.starts(), options.seed())
                        .partitions(FIRST_CANDIDATE, Math.min(last, distinct.length));
        double[][] stability =
                new Bootstrap(points, partitions, options.seed()).stability(options.bootstraps());
        int[] sample = points.sample(SILHOUETTE_ROWS, ~options.seed());
        List<Candidate> candidates = candidates(points, partitions, sample, stability);
        var choice = Choice.among(candidates, options, sample.length < points.size());
        int chosen = choice.k() - FIRST_CANDIDATE;
        return numbered(
                groups,
                partitions.get(chosen).labels(),
                stability[chosen],
                choice,
                candidates,
                sample.length);
    }

    /// The same clusters under the numbers that most of their people had before, as far as there
    /// are any: a cluster takes the number of the previous one it is most similar to by Jaccard, if
    /// most customers of one of the two are in the other; the more similar pairs come first. Other
    /// clusters get the smallest numbers the previous run did not use. Ranks and tiers stay.
    ///
    /// `previous` has the former cluster number of each customer in row order, 0 where unknown.
    public Clustering keepingNumbers(int[] previous) {
        int[] kept = Overlap.between(previous, assignment).numbersOfFirst(k);
        return new Clustering(
                k,
                selectedBy,
                candidates,
                silhouetteCustomers,
                clusters.stream()
                        .map(cluster -> cluster.renumbered(kept[cluster.number()]))
                        .sorted(Comparator.comparingInt(Cluster::number))
                        .toList(),
                Arrays.stream(assignment).map(number -> kept[number]).toArray());
    }

    /// The k at which the curve of inertia bends most, furthest below the line between its ends
    /// (Satopää et al. 2011, "Kneedle"); empty for fewer than three candidates.
    public OptionalInt elbow() {
        if (candidates.size() < 3) {
            return OptionalInt.empty();
        }
        Candidate first = candidates.getFirst();
        Candidate last = candidates.getLast();
        double slope = (last.inertia() - first.inertia()) / (last.k() - first.k());
        return candidates.stream()
                .min(Comparator.comparingDouble(c -> c.inertia() - slope * c.k()))
                .map(Candidate::k)
                .map(OptionalInt::of)
                .orElseThrow();
    }

    private static Clustering numbered(
            Groups groups,
            byte[] labels,
            double[] stability,
            Choice choice,
            List<Candidate> candidates,
            int silhouetteCustomers) {
        int[] numberOfLabel = new int[choice.k()];
        List<Cluster> clusters = groups.ranked(labels, stability, numberOfLabel);
        int[] assignment = new int[labels.length];
        Arrays.setAll(assignment, row -> numberOfLabel[labels[row]]);
        return new Clustering(
                choice.k(), choice.reason(), candidates, silhouetteCustomers, clusters, assignment);
    }

    private static List<Candidate> candidates(
            Points points, List<Partition> partitions, int[] sample, double[][] stability) {
        double[] silhouettes =
                Silhouette.means(
                        points.rows(sample),
                        partitions.stream().map(p -> taken(p.labels(), sample)).toList());
        double spread = points.spread();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < silhouettes.length; i++) {
            Partition partition = partitions.get(i);
            OptionalDouble mean =
                    Arrays.stream(stability[i]).filter(j -> !Double.isNaN(j)).average();
            candidates.add(
                    new Candidate(
                            partition.k(),
                            partition.inertia(),
                            1 - partition.inertia() / spread,
                            silhouettes[i],
                            mean.isPresent() ? mean.getAsDouble() : null));
        }
        return List.copyOf(candidates);
    }

    private static byte[] taken(byte[] labels, int[] rows) {
        byte[] taken = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = labels[rows[i]];
        }
        return taken;
    }
}
