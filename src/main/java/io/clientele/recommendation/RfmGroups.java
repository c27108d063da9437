package io.clientele.recommendation;

import io.clientele.purchase.Purchases;
import io.clientele.rfm.RfmScores;
import io.clientele.rfm.RfmSegment;
import io.clientele.rfm.RfmTable;
import io.clientele.rfm.Scoring;

import java.util.Arrays;
import java.util.List;

/// The ten segments as they stood at an earlier day, since today's would give away what came after.
final class RfmGroups {

    private static final List<RfmSegment> SEGMENTS = List.of(RfmSegment.values());

    static final int COUNT = SEGMENTS.size();

    private RfmGroups() {}

    /// By recency and days with a purchase.
    ///
    /// @param purchases of customers who have all bought
    static int[] of(Purchases purchases, int asOf) {
        int[] recency = new int[purchases.customers()];
        int[] frequency = new int[purchases.customers()];
        for (int u = 0; u < recency.length; u++) {
            int[] days =
                    Arrays.stream(purchases.day(), purchases.start()[u], purchases.start()[u + 1])
                            .sorted()
                            .distinct()
                            .toArray();
            frequency[u] = days.length;
            recency[u] = asOf - days[days.length - 1];
        }
        RfmScores scores =
                Scoring.percentRank(5)
                        .score(new RfmTable(recency, frequency, new double[recency.length]));
        int[] groups = new int[recency.length];
        for (int u = 0; u < groups.length; u++) {
            groups[u] =
                    SEGMENTS.indexOf(
                            RfmSegment.of(
                                    scores.recency().scores()[u], scores.frequency().scores()[u]));
        }
        return groups;
    }
}
