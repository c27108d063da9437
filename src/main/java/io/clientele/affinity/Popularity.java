package io.clientele.affinity;

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

    /// Of each group, drawn to the shop where a group is small.
    ///
    /// @param groupOf group of each customer, from 0 to `groups` − 1
    static Popularity ofGroups(
            String name, Purchases purchases, int[] groupOf, int groups, int asOf, int days) {
        double[][] shares = new double[groups][purchases.products()];
        double[] members = new double[groups];
        for (int u = 0; u < groupOf.length; u++) {
            members[groupOf[u]]++;
            int counted = -1;
            for (int i = purchases.start()[u]; i < purchases.start()[u + 1]; i++) {
                if (purchases.product()[i] != counted && purchases.day()[i] >= asOf - days) {
                    counted = purchases.product()[i];
                    shares[groupOf[u]][counted]++;
                }
            }
        }
        int[] shop = purchases.buyers(asOf, days);
        float[][] scores = new float[groups][];
        for (int g = 0; g < groups; g++) {
            for (int p = 0; p < shop.length; p++) {
                double prior = PRIOR * shop[p] / Math.max(1, groupOf.length);
                shares[g][p] = (shares[g][p] + prior) / (members[g] + PRIOR);
            }
            scores[g] = shareOfMost(shares[g]);
        }
        return new Popularity(name, groupOf, scores);
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
