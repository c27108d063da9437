package io.clientele.benchmark;

import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;
import io.clientele.recommendation.Recommender;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;

/// Fits the recommender of a made-up shop of 100,000 customers, 5,000 products and 1 million lines,
/// evidence and every customer's list included; run it with `-Xmx1g`. Ends with status 1 above its
/// limit.
final class RecommenderBenchmark {

    private static final int CUSTOMERS = 100_000;
    private static final int PRODUCTS = 5_000;
    private static final int LINES = 10;
    private static final int DAYS = 730;
    private static final int TASTES = 50;
    private static final int SEGMENTS = 10;
    private static final double MOST_SECONDS = 60;

    private RecommenderBenchmark() {}

    static void main(String[] arguments) throws IOException {
        var random = new SplittableRandom(1);
        int[] start = new int[CUSTOMERS + 1];
        int[] product = new int[CUSTOMERS * LINES];
        int[] day = new int[product.length];
        int[] segment = new int[CUSTOMERS];
        for (int u = 0; u < CUSTOMERS; u++) {
            int taste = random.nextInt(TASTES);
            segment[u] = random.nextInt(SEGMENTS);
            for (int i = u * LINES; i < (u + 1) * LINES; i++) {
                // Few products sell most: the square of a uniform number; three in four by taste.
                double rank = random.nextDouble();
                int place = (int) (rank * rank * PRODUCTS);
                product[i] = random.nextInt(4) == 0 ? place : place / TASTES * TASTES + taste;
                day[i] = random.nextInt(DAYS);
            }
            start[u + 1] = (u + 1) * LINES;
        }
        String[] names = new String[PRODUCTS];
        double[] prices = new double[PRODUCTS];
        for (int p = 0; p < PRODUCTS; p++) {
            names[p] = "taste%d thing%d".formatted(p % TASTES, p / 7);
            prices[p] = 1 + p % 90;
        }
        long begun = System.nanoTime();
        var purchases = Purchases.of(PRODUCTS, start, product, day);
        var catalogue = new Catalogue(names, new String[PRODUCTS], prices);
        var found =
                Recommender.fit(
                        Recommender.choose(purchases, catalogue, DAYS, 42),
                        purchases,
                        purchases.firstDays(),
                        catalogue,
                        Map.of(),
                        segment,
                        SEGMENTS,
                        DAYS,
                        42);
        long offered = 0;
        for (var list : found.customers()) {
            offered += list.size();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%d lines, %d customers, %d products: %s serves, %d offered%n",
                product.length, CUSTOMERS, PRODUCTS, found.evidence().choice(), offered);
        found.evidence().candidates().forEach(System.out::println);
        Figures.end(Figure.most("recommender fitted", seconds, "s", MOST_SECONDS));
    }
}
