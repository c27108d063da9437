package io.clientele.marketing;

import java.util.List;

/// Which tier each cluster of today holds: what a cluster's strategy follows until somebody writes
/// one for the cluster itself. To be offered as a bean by whoever publishes clusters.
@FunctionalInterface
public interface ClusterTiers {

    /// The tier ids (`tier-gold`) in the order of the clusters' numbers, the first for `cluster-1`;
    /// empty before the first segmentation.
    List<String> current();
}
