package io.clientele.recommendation;

import io.clientele.affinity.Top;

/// One list a group: what is among the ten best for most of its members, a place counting less the
/// lower it is, 1 ÷ log₂(place + 1). The place that every list keeps for a new product counts for
/// none: nearly all members would vote for one that hardly anybody has tried.
public final class GroupVotes {

    private static final int MOST = 20;
    private static final float PERCENT = 100;

    private final int[] groupOf;
    private final float[][] votes;
    private final int[][] shown;
    private final int[] members;

    /// @param groupOf group of each customer, from 0 to `groups` − 1
    /// @param products number of products
    public GroupVotes(int[] groupOf, int groups, int products) {
        this.groupOf = groupOf;
        votes = new float[groups][products];
        shown = new int[groups][products];
        members = new int[groups];
    }

    /// Counts a customer's list; each is counted once, in the order of the customers.
    public void add(int customer, OfferList list) {
        int group = groupOf[customer];
        members[group]++;
        for (int k = 0; k < Math.min(OfferList.SHOWN, list.size()); k++) {
            if (list.reasons()[k] != Reason.AGAIN.code()
                    && list.reasons()[k] != Reason.LIKE.code()) {
                int product = list.products()[k];
                votes[group][product] += (float) (Math.log(2) / Math.log(k + 2));
                shown[group][product]++;
            }
        }
    }

    /// The list of each group by those counted so far.
    public OfferList[] lists() {
        var lists = new OfferList[votes.length];
        var builder = new OfferListBuilder(MOST);
        for (int g = 0; g < lists.length; g++) {
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
