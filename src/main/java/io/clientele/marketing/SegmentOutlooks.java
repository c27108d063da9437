package io.clientele.marketing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What the numbers say of a segment, beside its words. To be offered as a bean by whoever knows
/// them.
public interface SegmentOutlooks {

    /// Empty before the first segmentation, and for a segment that the one asked for does not hold.
    ///
    /// @throws io.clientele.problem.Problem if a day or a segmentation is named and there is none
    Optional<SegmentOutlook> of(String segmentId, AskedMoment asked);

    /// Of several segments, all from one segmentation; those that it does not hold are left out.
    ///
    /// @throws io.clientele.problem.Problem if a day or a segmentation is named and there is none
    Map<String, SegmentOutlook> of(Collection<String> segmentIds, AskedMoment asked);
}
