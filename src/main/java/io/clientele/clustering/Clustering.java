package io.clientele.clustering;

import io.clientele.partition.Overlap;
import io.clientele.partition.Partitions;
import io.clientele.partition.Points;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Customers grouped by K-Means on features, by default log1p of recency days, frequency and
/// monetary value, each minus its mean over its population standard deviation.
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

    private static final int FIRST_CANDIDATE = 2;
    private static final int LAST_CANDIDATE = 10;

    /// Groups by recency days, frequency and monetary value, as [#fit(int[], int[], double[], List,
    /// ClusterOptions)] does.
    public static Clustering fit(
            int[] recencyDays, int[] frequency, double[] monetary, ClusterOptions options) {
        List<double[]> features =
                List.of(
                        IntStream.of(recencyDays).asDoubleStream().toArray(),
                        IntStream.of(frequency).asDoubleStream().toArray(),
                        monetary);
        return fit(recencyDays, frequency, monetary, features, options);
    }

    /// Searches k = 2..10 (further if `max` asks for more) and takes the best silhouette within
    /// `options.min()..options.max()`, the smaller k of equals, or the number that splitting ends
    /// with.
    ///
    /// Columns are parallel, one row per customer; recency days and frequency are at least 0.
    /// `features` are what customers are compared by, in any unit; ranks and centroids are of the
    /// three figures whatever the features.
    public static Clustering fit(
            int[] recencyDays,
            int[] frequency,
            double[] monetary,
            List<double[]> features,
            ClusterOptions options) {
        var groups = new Groups(recencyDays, frequency, monetary);
        requireFinite(features, recencyDays.length);
        if (recencyDays.length == 0) {
            return new Clustering(
                    0, "There are no customers to group.", List.of(), 0, List.of(), new int[0]);
        }
        Points points =
                Points.standardised(features.stream().map(options.transformation()::of).toList());
        int last = Math.max(LAST_CANDIDATE, options.max());
        if (points.distinct(2).length == 1) {
            var one = new Choice(1, "All customers are alike, so they form one cluster.");
            double[] unknown = {Double.NaN};
            return numbered(groups, new byte[points.size()], unknown, one, List.of(), 0);
        }
        Partitions partitions =
                Partitions.search(
                        points,
                        new Partitions.Options(
                                FIRST_CANDIDATE,
                                last,
                                options.starts(),
                                options.bootstraps(),
                                options.seed()));
        List<Candidate> candidates = partitions.rated().stream().map(Candidate::of).toList();
        boolean sampled = partitions.silhouettePoints() < points.size();
        var choice =
                options.method().count(points, options.max(), options.seed()).stream()
                        .mapToObj(count -> Choice.bySplitting(count, candidates, options))
                        .findAny()
                        .orElseGet(() -> Choice.among(candidates, options, sampled));
        var chosen = partitions.rated().get(choice.k() - FIRST_CANDIDATE);
        return numbered(
                groups,
                chosen.labels(),
                chosen.stability(),
                choice,
                candidates,
                partitions.silhouettePoints());
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

    private static void requireFinite(List<double[]> features, int customers) {
        for (double[] feature : features) {
            if (feature.length != customers
                    || !DoubleStream.of(feature).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "A feature needs one finite value for each customer.");
            }
        }
    }
}
