package io.clientele.purchase;

/// How many customers of each group, and of the whole shop, bought each product within some days.
/// Customers who have bought nothing at all count nowhere, nor do those of no group in one.
///
/// @param buyers one row a group, one entry a product
/// @param members customers of each group who have ever bought
/// @param shop one entry a product
/// @param customers all who have ever bought
@SuppressWarnings("ArrayRecordComponent") // one row a group, compared by nobody
public record GroupBuyers(int[][] buyers, int[] members, int[] shop, int customers) {

    private static final int FEWEST = 2;

    /// Counts those of the days before one.
    ///
    /// @param groupOf group of each customer, from 0 to `groups` − 1; −1 for none
    public static GroupBuyers of(
            Purchases purchases, int[] groupOf, int groups, int asOf, int days) {
        int[][] buyers = new int[groups][purchases.products()];
        int[] members = new int[groups];
        int[] shop = new int[purchases.products()];
        int customers = 0;
        for (int u = 0; u < groupOf.length; u++) {
            if (purchases.start()[u] == purchases.start()[u + 1]) {
                continue;
            }
            customers++;
            if (groupOf[u] >= 0) {
                members[groupOf[u]]++;
            }
            int counted = -1;
            for (int i = purchases.start()[u]; i < purchases.start()[u + 1]; i++) {
                if (purchases.product()[i] != counted && purchases.day()[i] >= asOf - days) {
                    counted = purchases.product()[i];
                    shop[counted]++;
                    if (groupOf[u] >= 0) {
                        buyers[groupOf[u]][counted]++;
                    }
                }
            }
        }
        return new GroupBuyers(buyers, members, shop, customers);
    }

    /// Whether two customers of a group or more bought a product, and no smaller share of it than
    /// of the shop.
    public boolean popular(int group, int product) {
        return group >= 0
                && buyers[group][product] >= FEWEST
                && (long) buyers[group][product] * customers
                        >= (long) shop[product] * members[group];
    }

    /// A share of each group drawn to that of the shop, as if so many more customers of the shop
    /// belonged to it; the last row is that of the shop alone.
    public double[][] shares(double prior) {
        double[][] shares = new double[buyers.length + 1][shop.length];
        for (int p = 0; p < shop.length; p++) {
            double share = (double) shop[p] / Math.max(1, customers);
            for (int g = 0; g < buyers.length; g++) {
                shares[g][p] = (buyers[g][p] + prior * share) / (members[g] + prior);
            }
            shares[buyers.length][p] = share;
        }
        return shares;
    }
}
