package io.clientele.affinity;

import io.clientele.purchase.GroupBuyers;
import io.clientele.purchase.Purchases;

import java.util.Arrays;

/// What many buy: customers who bought each product within some days, of the shop or of the
/// customer's group, as a share of the most bought one's.
///
/// @param groupOf group of each customer
/// @param scores one row a group, one entry a product
@SuppressWarnings("ArrayRecordComponent") // one row a group, compared by nobody
record Popularity(String name, int[] groupOf, float[][] scores) implements AffinityModel {

    /// Pulls small groups to the whole shop: as much as so many customers of it.
    private static final double PRIOR = 50;

    /// Of the whole shop.
    static Popularity of(String name, Purchases purchases, int asOf, int days) {
        int[] buyers = purchases.buyers(asOf, days);
        double[] shares = new double[buyers.length];
        for (int p = 0; p < shares.length; p++) {
            shares[p] = buyers[p];
        }
        return new Popularity(
                name, new int[purchases.customers()], new float[][] {shareOfMost(shares)});
    }

    /// Of each group, drawn to the shop where a group is small; of the shop for those of no group.
    ///
    /// @param groupOf group of each customer; −1 for none
    static Popularity ofGroups(String name, GroupBuyers counted, int[] groupOf) {
        double[][] shares = counted.shares(PRIOR);
        float[][] scores = new float[shares.length][];
        for (int g = 0; g < scores.length; g++) {
            scores[g] = shareOfMost(shares[g]);
        }
        int none = scores.length - 1;
        return new Popularity(
                name, Arrays.stream(groupOf).map(g -> g < 0 ? none : g).toArray(), scores);
    }

    private static float[] shareOfMost(double[] values) {
        double most = Double.MIN_NORMAL;
        for (double value : values) {
            most = Math.max(most, value);
        }
        float[] shares = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            shares[i] = (float) (values[i] / most);
        }
        return shares;
    }

    @Override
    public void score(int customer, float[] filled) {
        float[] group = scores[groupOf[customer]];
        System.arraycopy(group, 0, filled, 0, group.length);
    }

    @Override
    public int because(int customer, int product) {
        return -1;
    }
}
