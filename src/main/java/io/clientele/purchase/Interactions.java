package io.clientele.purchase;

import java.util.Arrays;

/// Each customer's products with a weight that halves with the age of the last purchase.
///
/// weight = 2^(−age ÷ half-life), age in days at the as-of date
///
/// @param start one entry a customer and a last one
/// @param product ascending within a customer
/// @param weight 0 to 1
@SuppressWarnings("ArrayRecordComponent") // columns of a million pairs, compared by nobody
public record Interactions(int products, int[] start, int[] product, float[] weight) {

    /// Weighs what was bought before a day.
    ///
    /// @param halfLife in days
    public static Interactions of(Purchases purchases, int asOf, double halfLife) {
        int customers = purchases.customers();
        int[] start = new int[customers + 1];
        int[] product = new int[purchases.day().length];
        float[] weight = new float[product.length];
        float[] byAge = byAge(purchases, asOf, halfLife);
        int pairs = 0;
        for (int u = 0; u < customers; u++) {
            for (int i = purchases.start()[u]; i < purchases.start()[u + 1]; i++) {
                // Days ascend, so the last one of a product overwrites those before.
                if (pairs == start[u] || product[pairs - 1] != purchases.product()[i]) {
                    product[pairs++] = purchases.product()[i];
                }
                weight[pairs - 1] = byAge[asOf - purchases.day()[i]];
            }
            start[u + 1] = pairs;
        }
        return new Interactions(
                purchases.products(),
                start,
                Arrays.copyOf(product, pairs),
                Arrays.copyOf(weight, pairs));
    }

    /// The weight of each age that occurs, since powers are dear.
    private static float[] byAge(Purchases purchases, int asOf, double halfLife) {
        int oldest = 0;
        for (int day : purchases.day()) {
            oldest = Math.max(oldest, asOf - day);
        }
        float[] byAge = new float[oldest + 1];
        for (int age = 0; age < byAge.length; age++) {
            byAge[age] = (float) Math.pow(2, -age / halfLife);
        }
        return byAge;
    }

    /// How many there are.
    public int customers() {
        return start.length - 1;
    }

    /// Sum of the weights of each product.
    public double[] weights() {
        double[] sums = new double[products];
        for (int i = 0; i < product.length; i++) {
            sums[product[i]] += weight[i];
        }
        return sums;
    }

    /// The same pairs by product: customers take the place of products.
    public Interactions transposed() {
        int[] bounds = new int[products + 1];
        for (int p : product) {
            bounds[p + 1]++;
        }
        Arrays.parallelPrefix(bounds, Integer::sum);
        int[] next = Arrays.copyOf(bounds, products);
        int[] customer = new int[product.length];
        float[] weights = new float[product.length];
        for (int u = 0; u < customers(); u++) {
            for (int i = start[u]; i < start[u + 1]; i++) {
                int to = next[product[i]]++;
                customer[to] = u;
                weights[to] = weight[i];
            }
        }
        return new Interactions(customers(), bounds, customer, weights);
    }
}
