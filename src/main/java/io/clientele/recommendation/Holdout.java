package io.clientele.recommendation;

import io.clientele.affinity.AffinityModel;
import io.clientele.affinity.Top;
import io.clientele.purchase.Purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What customers bought after a day, to hold models against that have seen what was bought before.
///
/// @param train what was bought before
/// @param customers whom it is measured on
/// @param relevant what each of them bought after, ascending
/// @param ranked the products to be ranked
/// @param onSale those of them that may be offered; the others rank last, also where they were
///     bought
/// @param own whether products bought before are ranked too
@SuppressWarnings("ArrayRecordComponent") // one entry a customer, compared by nobody
record Holdout(
        Purchases train,
        int[] customers,
        int[][] relevant,
        boolean[] ranked,
        boolean[] onSale,
        boolean own) {

    static final int CUT = 10;

    private static final int MOST_CUSTOMERS = 5_000;
    private static final int CHUNK = 32;

    /// Products that customers had not bought before, of those sold before.
    static Holdout newToCustomers(Purchases train, Purchases test, boolean[] onSale) {
        return of(train, test, train.sold(), onSale, false);
    }

    /// All that was bought of the products sold before.
    static Holdout repeats(Purchases train, Purchases test, boolean[] onSale) {
        return of(train, test, train.sold(), onSale, true);
    }

    /// Products that nobody had bought before.
    ///
    /// @param sold whether anybody bought a product after, also one who had not bought before
    static Holdout newToShop(Purchases train, Purchases test, boolean[] sold) {
        boolean[] before = train.sold();
        boolean[] fresh = new boolean[sold.length];
        for (int p = 0; p < fresh.length; p++) {
            fresh[p] = sold[p] && !before[p];
        }
        return of(train, test, fresh, fresh, false);
    }

    private static Holdout of(
            Purchases train, Purchases test, boolean[] ranked, boolean[] onSale, boolean own) {
        List<int[]> relevant = new ArrayList<>();
        int[] customers = new int[train.customers()];
        for (int u = 0; u < train.customers(); u++) {
            int[] bought = train.productsOf(u);
            int[] found =
                    Arrays.stream(test.productsOf(u))
                            .filter(p -> ranked[p])
                            .filter(p -> own || Arrays.binarySearch(bought, p) < 0)
                            .toArray();
            if (bought.length > 0 && found.length > 0) {
                customers[relevant.size()] = u;
                relevant.add(found);
            }
        }
        return new Holdout(
                        train,
                        Arrays.copyOf(customers, relevant.size()),
                        relevant.toArray(int[][]::new),
                        ranked,
                        onSale,
                        own)
                .sampled(MOST_CUSTOMERS);
    }

    /// Evenly drawn, if there are many.
    Holdout sampled(int most) {
        if (customers.length <= most) {
            return this;
        }
        int[] places =
                IntStream.range(0, most)
                        .map(i -> (int) ((long) i * customers.length / most))
                        .toArray();
        return new Holdout(
                train,
                Arrays.stream(places).map(i -> customers[i]).toArray(),
                Arrays.stream(places).mapToObj(i -> relevant[i]).toArray(int[][]::new),
                ranked,
                onSale,
                own);
    }

    int size() {
        return customers.length;
    }

    int products() {
        int count = 0;
        for (boolean one : ranked) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /// NDCG@10 of each customer.
    double[] gains(AffinityModel model) {
        double[] gains = new double[size()];
        var closed = closed();
        IntStream.range(0, (size() + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(
                        chunk -> {
                            float[] scores = new float[train.products()];
                            int end = Math.min(size(), (chunk + 1) * CHUNK);
                            for (int i = chunk * CHUNK; i < end; i++) {
                                score(model, customers[i], closed, scores);
                                gains[i] = RankedHits.of(Top.of(scores, CUT), relevant[i]).ndcg();
                            }
                        });
        return gains;
    }

    /// Figures of nobody are NaN.
    Accuracy measure(AffinityModel model) {
        int[][] lists = new int[size()][];
        double[][] figures = new double[size()][];
        var closed = closed();
        IntStream.range(0, (size() + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(
                        chunk -> {
                            float[] scores = new float[train.products()];
                            int end = Math.min(size(), (chunk + 1) * CHUNK);
                            for (int i = chunk * CHUNK; i < end; i++) {
                                int open = score(model, customers[i], closed, scores);
                                lists[i] = Top.of(scores, CUT);
                                figures[i] =
                                        RankedHits.of(lists[i], relevant[i])
                                                .figures(auc(scores, relevant[i], open));
                            }
                        });
        double[] means = new double[RankedHits.FIGURES];
        boolean[] covered = new boolean[train.products()];
        for (int i = 0; i < size(); i++) {
            for (int f = 0; f < means.length; f++) {
                means[f] += figures[i][f] / size();
            }
            for (int product : lists[i]) {
                covered[product] = true;
            }
        }
        long shown = IntStream.range(0, covered.length).filter(p -> covered[p]).count();
        return RankedHits.accuracy(model.name(), means, (double) shown / Math.max(1, products()));
    }

    /// Products whose scores do not count.
    ///
    /// @param unranked those not to be ranked
    /// @param offSale those that rank last
    /// @param open how many are to be ranked
    private record Closed(int[] unranked, int[] offSale, int open) {}

    private Closed closed() {
        return new Closed(
                IntStream.range(0, ranked.length).filter(p -> !ranked[p]).toArray(),
                IntStream.range(0, ranked.length).filter(p -> ranked[p] && !onSale[p]).toArray(),
                products());
    }

    /// Scores below 0 mark products that are not ranked; returns how many are.
    private int score(AffinityModel model, int customer, Closed closed, float[] scores) {
        model.score(customer, scores);
        for (int product : closed.offSale) {
            scores[product] = -Float.MAX_VALUE;
        }
        for (int product : closed.unranked) {
            scores[product] = Float.NEGATIVE_INFINITY;
        }
        int open = closed.open;
        if (!own) {
            for (int product : train.productsOf(customer)) {
                scores[product] = Float.NEGATIVE_INFINITY;
                open -= ranked[product] ? 1 : 0;
            }
        }
        return open;
    }

    /// Mann and Whitney's statistic ÷ pairs; ½ if all ranked products were bought.
    private static double auc(float[] scores, int[] relevant, int open) {
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        int closed = scores.length - open;
        int hits = relevant.length;
        // Hits count against one another as well below: half of their pairs, taken off first.
        double above = -0.5 * hits * hits;
        for (int product : relevant) {
            int first = bound(sorted, scores[product], false);
            int after = bound(sorted, scores[product], true);
            above += 0.5 * (first + after) - closed;
        }
        double pairs = (double) hits * (open - hits);
        return pairs == 0 ? 0.5 : above / pairs;
    }

    /// How many are less than a value, or not more.
    private static int bound(float[] sorted, float value, boolean equalToo) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (equalToo && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
