package io.clientele.purchase;

import java.util.Arrays;

/// Which products the same customers have bought, so that nobody is told of a tie that is only in a
/// model's mind: a linear model may join two products by way of a third.
public final class Together {

    private static final int OFTEN = 2;

    private final int[] start;
    private final int[] buyers;

    private Together(int[] start, int[] buyers) {
        this.start = start;
        this.buyers = buyers;
    }

    /// Sorts the customers by product.
    public static Together of(Purchases purchases) {
        int[] start = new int[purchases.products() + 1];
        int[] product = purchases.product();
        for (int u = 0; u < purchases.customers(); u++) {
            for (int i = purchases.start()[u]; i < purchases.start()[u + 1]; ) {
                start[product[i] + 1]++;
                i = purchases.run(u, i);
            }
        }
        for (int p = 0; p < purchases.products(); p++) {
            start[p + 1] += start[p];
        }
        int[] next = Arrays.copyOf(start, start.length);
        int[] buyers = new int[start[purchases.products()]];
        for (int u = 0; u < purchases.customers(); u++) {
            for (int i = purchases.start()[u]; i < purchases.start()[u + 1]; ) {
                buyers[next[product[i]]++] = u;
                i = purchases.run(u, i);
            }
        }
        return new Together(start, buyers);
    }

    /// Whether two customers or more have bought both.
    public boolean often(int one, int other) {
        int a = start[one];
        int b = start[other];
        int both = 0;
        while (a < start[one + 1] && b < start[other + 1] && both < OFTEN) {
            int order = Integer.compare(buyers[a], buyers[b]);
            both += order == 0 ? 1 : 0;
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
        }
        return both >= OFTEN;
    }
}
