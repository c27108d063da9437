package io.clientele.affinity;

import io.clientele.purchase.Catalogue;
import io.clientele.purchase.Purchases;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A made-up shop of two tastes: customers with an even number buy products with an even number,
/// nine times in ten, and the others the others.
public record PlantedShop(Purchases purchases, Catalogue catalogue) {

    public static final int DAYS = 200;
    public static final int PRODUCTS = 40;

    public static PlantedShop of(int customers, long seed) {
        var random = new Random(seed);
        List<int[]> entries = new ArrayList<>();
        int[] start = new int[customers + 1];
        for (int u = 0; u < customers; u++) {
            int visits = 2 + random.nextInt(8);
            for (int visit = 0; visit < visits; visit++) {
                int day = random.nextInt(DAYS);
                for (int line = 0; line < 3; line++) {
                    boolean own = random.nextDouble() < 0.9;
                    int product = 2 * random.nextInt(PRODUCTS / 2) + (own ? u % 2 : 1 - u % 2);
                    entries.add(new int[] {product, day});
                }
            }
            start[u + 1] = entries.size();
        }
        String[] names = new String[PRODUCTS];
        double[] prices = new double[PRODUCTS];
        for (int p = 0; p < PRODUCTS; p++) {
            names[p] = p % 2 == 0 ? "red lamp " + p : "blue mug " + p;
            prices[p] = 1 + p % 7;
        }
        return new PlantedShop(
                Purchases.of(
                        PRODUCTS,
                        start,
                        entries.stream().mapToInt(entry -> entry[0]).toArray(),
                        entries.stream().mapToInt(entry -> entry[1]).toArray()),
                new Catalogue(names, new String[PRODUCTS], prices));
    }

    public Affinities affinities() {
        return new Affinities(purchases, catalogue, new int[purchases.customers()], 1, DAYS, 42);
    }
}
