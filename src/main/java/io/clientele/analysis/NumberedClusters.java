package io.clientele.analysis;

import io.clientele.clustering.Clustering;
import io.clientele.ledger.CustomerOrder;
import io.clientele.partition.Overlap;
import io.clientele.snapshot.ClusterNumbers;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Clusters under the numbers that their people had in the snapshot before.
///
/// @param agreement adjusted Rand index against the clusters before, over customers of both; null
///     where there is nobody to compare
record NumberedClusters(Clustering clustering, @Nullable Double agreement) {

    static NumberedClusters of(Clustering clustering, String[] customerIds, ClusterNumbers before) {
        int[] rows = CustomerOrder.rows(customerIds, before.customerIds());
        int[] previous =
                Arrays.stream(rows).map(row -> row < 0 ? 0 : before.numbers()[row]).toArray();
        var overlap = Overlap.between(previous, clustering.assignment());
        return overlap.customers() == 0
                ? new NumberedClusters(clustering, null)
                : new NumberedClusters(
                        clustering.keepingNumbers(previous), overlap.adjustedRandIndex());
    }
}
