package io.clientele.marketing;

import java.util.List;

/// The segments of a segmentation that have no default strategy of their own: clusters, and the
/// segments of a shop's own map. To be offered as a bean by whoever publishes segments.
@FunctionalInterface
public interface FollowingSegments {

    /// Best segments first within each family; none before the first segmentation.
    ///
    /// @throws io.clientele.problem.Problem if a day or a segmentation is named and there is none
    List<Follower> of(AskedMoment asked);

    /// A segment that follows another one's strategy until somebody writes one for itself.
    ///
    /// @param cluster whether it is a cluster, else a segment of an own map
    /// @param id for instance `cluster-1`
    /// @param name what people read
    /// @param followedId a segment with a default strategy, for instance `tier-gold`
    record Follower(boolean cluster, String id, String name, String followedId) {

        Family family() {
            return cluster ? Family.CLUSTER : Family.RFM;
        }
    }
}
