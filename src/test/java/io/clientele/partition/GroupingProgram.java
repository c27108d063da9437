package io.clientele.partition;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import io.clientele.history.Cut;
import io.clientele.lifetime.RealShop;

import org.slf4j.LoggerFactory;

import smile.clustering.HDBSCAN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Compares K-Means with a Gaussian mixture and HDBSCAN on recency, frequency and monetary value of
/// Online Retail up to 2011-08-31, by what a marketer needs of groups: that they come back when
/// customers are drawn anew, that they divide the customers, and that they tell what comes next.
///
/// Printed are the number of groups; the share of customers in the largest and in none; the mean
/// silhouette of those in one; over 30 bootstrap draws, each customer kept once, the mean Jaccard
/// overlap of the groups with the most similar new ones and the adjusted Rand index (who is in no
/// group is one group there); and what part of the variance of log(1 + spend) over the 100 days
/// after lies between the groups.
final class GroupingProgram {

    private static final int ROUNDS = 30;
    private static final int DAYS = 100;
    private static final int MOST = 10;

    private GroupingProgram() {}

    /// Groups points under numbers from 1; 0 for one in no group.
    private interface Method {
        int[] group(Points points, long seed);
    }

    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger("smile")).setLevel(Level.WARN);
        int day = (int) LocalDate.of(2011, 8, 31).toEpochDay();
        Cut cut = Cut.at(day, RealShop.onlineRetail().purchaseDays());
        Points points = points(cut);
        double[] spend =
                Arrays.stream(cut.outcome(DAYS).spend())
                        .map(amount -> Math.log1p(Math.max(0, amount)))
                        .toArray();
        int byBic = bestMixture(points);
        System.out.printf(
                "%d customers; the mixture with the best BIC has %d%n", cut.size(), byBic);
        System.out.println(
                "method                  groups largest  none silhouette Jaccard   ARI spend");
        for (int k : new int[] {3, 4, 5, byBic}) {
            report("K-Means, k = " + k, points, spend, (p, seed) -> kMeans(p, k, seed));
            report("mixture, k = " + k, points, spend, (p, seed) -> mixture(p, k, seed));
        }
        for (int size : new int[] {30, 100, 200}) {
            report(
                    "HDBSCAN, size " + size,
                    points,
                    spend,
                    (p, seed) -> densities(p, Math.max(5, size / 10), size));
        }
    }

    private static Points points(Cut cut) {
        double[][] columns = new double[3][cut.size()];
        for (int row = 0; row < cut.size(); row++) {
            for (int i = cut.start(row); i < cut.end()[row]; i++) {
                columns[2][row] += cut.history().amount()[i];
            }
            columns[0][row] = Math.log1p(1 + cut.day() - cut.history().day()[cut.end()[row] - 1]);
            columns[1][row] = Math.log1p(cut.end()[row] - cut.start(row));
            columns[2][row] = Math.log1p(columns[2][row]);
        }
        return Points.standardised(List.of(columns));
    }

    private static void report(String name, Points points, double[] spend, Method method) {
        int[] groups = method.group(points, 42);
        int k = IntStream.of(groups).max().orElse(0);
        int[] sizes = new int[k + 1];
        IntStream.of(groups).forEach(group -> sizes[group]++);
        int largest = IntStream.rangeClosed(1, k).map(group -> sizes[group]).max().orElse(0);
        int[] grouped = IntStream.range(0, groups.length).filter(i -> groups[i] > 0).toArray();
        byte[] labels = new byte[grouped.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (groups[grouped[i]] - 1);
        }
        double silhouette = k < 2 ? 0 : Silhouette.means(points.rows(grouped), List.of(labels))[0];
        double jaccard = 0;
        double rand = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int[] drawn = drawn(points.size(), round);
            int[] before = IntStream.of(drawn).map(row -> groups[row]).toArray();
            int[] now = method.group(points.rows(drawn), round);
            jaccard += jaccard(before, now, k) / ROUNDS;
            rand += Overlap.between(plusOne(before), plusOne(now)).adjustedRandIndex() / ROUNDS;
        }
        System.out.printf(
                "%-24s%6d%7.0f %%%4.0f %%%11.3f%8.2f%6.2f%6.3f%n",
                name,
                k,
                100.0 * largest / groups.length,
                100.0 * sizes[0] / groups.length,
                silhouette,
                jaccard,
                rand,
                between(groups, spend, k));
    }

    private static int[] plusOne(int[] groups) {
        return IntStream.of(groups).map(group -> group + 1).toArray();
    }

    private static int[] drawn(int size, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.generate(() -> random.nextInt(size))
                .limit(size)
                .distinct()
                .sorted()
                .toArray();
    }

    private static double jaccard(int[] before, int[] now, int k) {
        // Who is in no group now may still be in one of the groups before.
        int none = 1 + IntStream.of(now).max().orElse(0);
        var overlap =
                Overlap.between(
                        plusOne(before),
                        IntStream.of(now).map(group -> group == 0 ? none : group).toArray());
        return IntStream.rangeClosed(2, k + 1)
                .mapToDouble(
                        group ->
                                IntStream.range(1, none)
                                        .mapToDouble(other -> overlap.jaccard(group, other))
                                        .max()
                                        .orElse(0))
                .filter(similarity -> !Double.isNaN(similarity))
                .average()
                .orElse(0);
    }

    private static double between(int[] groups, double[] values, int k) {
        double[] sums = new double[k + 1];
        int[] sizes = new int[k + 1];
        double mean = Arrays.stream(values).average().orElse(0);
        double total = 0;
        for (int row = 0; row < values.length; row++) {
            sums[groups[row]] += values[row];
            sizes[groups[row]]++;
            total += (values[row] - mean) * (values[row] - mean);
        }
        double between = 0;
        for (int group = 0; group <= k; group++) {
            if (sizes[group] > 0) {
                double off = sums[group] / sizes[group] - mean;
                between += sizes[group] * off * off;
            }
        }
        return between / total;
    }

    private static int[] kMeans(Points points, int k, long seed) {
        byte[] labels =
                Partitions.search(points, new Partitions.Options(k, k, 5, 0, seed))
                        .rated()
                        .getFirst()
                        .labels();
        return IntStream.range(0, labels.length).map(i -> labels[i] + 1).toArray();
    }

    private static int[] mixture(Points points, int k, long seed) {
        return plusOne(fitted(points, k, seed).labels());
    }

    private static Mixture fitted(Points points, int k, long seed) {
        int[] start = IntStream.of(kMeans(points, k, seed)).map(group -> group - 1).toArray();
        return Mixture.fit(points.toRows(), start, k);
    }

    private static int bestMixture(Points points) {
        List<Double> criteria = new ArrayList<>();
        for (int k = 2; k <= MOST; k++) {
            criteria.add(fitted(points, k, 42).bic());
        }
        return 2 + criteria.indexOf(criteria.stream().min(Double::compare).orElseThrow());
    }

    /// Smile gives points in no group the largest integer.
    private static int[] densities(Points points, int neighbours, int size) {
        int[] groups = HDBSCAN.fit(points.toRows(), neighbours, size).group();
        return IntStream.of(groups)
                .map(group -> group == Integer.MAX_VALUE ? 0 : group + 1)
                .toArray();
    }
}
