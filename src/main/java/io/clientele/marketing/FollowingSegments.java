package io.clientele.marketing;

import java.util.List;

/// The segments of a segmentation that have no default strategy of their own: clusters, and the
/// segments of a shop's own map. To be offered as a bean by whoever publishes segments.
@FunctionalInterface
public interface FollowingSegments {

    /// Best segments first within each family; none before the first segmentation.
    ///
    /// @throws io.clientele.problem.Problem if a day or a segmentation is named and there is none
    List<FollowingSegment> of(AskedMoment asked);
}
