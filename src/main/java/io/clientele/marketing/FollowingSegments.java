package io.clientele.marketing;

import java.util.List;

/// The segments of today that have no default strategy of their own: clusters, and the segments of
/// a shop's own map. To be offered as a bean by whoever publishes segments.
@FunctionalInterface
public interface FollowingSegments {

    /// Best segments first within each family; none before the first segmentation.
    List<FollowingSegment> current();
}
