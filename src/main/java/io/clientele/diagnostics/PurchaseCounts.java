package io.clientele.diagnostics;

import io.clientele.lifetime.BgNbd;
import io.clientele.lifetime.PurchaseSummaries;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How many customers came back how often: in fact, and as BG/NBD says.
///
/// @param counts 0, 1, … repeat purchases; the last one stands for itself and all above
public record PurchaseCounts(List<Count> counts) {

    private static final int MOST = 10;

    /// @param repeats number of repeat purchases
    /// @param orMore whether it stands for larger numbers too
    /// @param expected customers that the model expects
    /// @param actual customers there are
    public record Count(int repeats, boolean orMore, double expected, int actual) {}

    public PurchaseCounts {
        counts = List.copyOf(counts);
    }

    public static PurchaseCounts of(BgNbd model, PurchaseSummaries summaries) {
        int[] actual = new int[MOST + 1];
        double[] expected = new double[MOST + 1];
        for (int row = 0; row < summaries.size(); row++) {
            actual[Math.min(MOST, summaries.x(row))]++;
        }
        customersByAge(summaries)
                .forEach(
                        (age, customers) -> {
                            double rest = customers;
                            for (int n = 0; n < MOST; n++) {
                                double share = customers * model.probabilityOfPurchases(n, age);
                                expected[n] += share;
                                rest -= share;
                            }
                            expected[MOST] += rest;
                        });
        List<Count> counts = new ArrayList<>();
        for (int n = 0; n <= MOST; n++) {
            counts.add(new Count(n, n == MOST, expected[n], actual[n]));
        }
        return new PurchaseCounts(counts);
    }

    private static NavigableMap<Double, Integer> customersByAge(PurchaseSummaries summaries) {
        NavigableMap<Double, Integer> customers = new TreeMap<>();
        for (int i = 0; i < summaries.patterns().size(); i++) {
            customers.merge(
                    summaries.patterns().T()[i], summaries.patterns().customers()[i], Integer::sum);
        }
        return customers;
    }
}
