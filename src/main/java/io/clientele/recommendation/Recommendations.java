package io.clientele.recommendation;

import io.clientele.affinity.Top;

/// What a recommender leaves.
///
/// @param customers one list a customer
/// @param shop for those of whom nothing is known
@SuppressWarnings("ArrayRecordComponent") // one list a customer, compared by nobody
public record Recommendations(Evidence evidence, OfferList[] customers, OfferList shop) {

    private static final int MOST = 20;
    private static final float PERCENT = 100;

    /// One list a group: what is among the ten best for most of its members, a place counting less
    /// the lower it is, 1 ÷ log₂(place + 1). The place that every list keeps for a new product
    /// counts for none: nearly all members would vote for one that hardly anybody has tried.
    ///
    /// @param groupOf group of each customer, from 0 to `groups` − 1
    /// @param products number of products
    public OfferList[] ofGroups(int[] groupOf, int groups, int products) {
        float[][] votes = new float[groups][products];
        int[][] shown = new int[groups][products];
        int[] members = new int[groups];
        for (int u = 0; u < customers.length; u++) {
            var list = customers[u];
            members[groupOf[u]]++;
            for (int k = 0; k < Math.min(OfferList.SHOWN, list.size()); k++) {
                if (list.reasons()[k] != Reason.AGAIN.code()
                        && list.reasons()[k] != Reason.LIKE.code()) {
                    int product = list.products()[k];
                    votes[groupOf[u]][product] += (float) (Math.log(2) / Math.log(k + 2));
                    shown[groupOf[u]][product]++;
                }
            }
        }
        var lists = new OfferList[groups];
        var builder = new OfferListBuilder(MOST);
        for (int g = 0; g < groups; g++) {
            int[] best = Top.of(votes[g], MOST);
            for (int product : best) {
                builder.add(
                        product,
                        votes[g][product] / votes[g][best[0]],
                        Reason.SUITS_MEMBERS,
                        Math.round(PERCENT * shown[g][product] / members[g]));
            }
            lists[g] = builder.take();
        }
        return lists;
    }
}
