package io.clientele.marketing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What the numbers say of a segment, beside its words. To be offered as a bean by whoever knows
/// them.
public interface SegmentOutlooks {

    /// Empty before the first segmentation, and for a segment that the current one does not hold.
    Optional<SegmentOutlook> of(String segmentId);

    /// Of several segments, all from one segmentation; those that it does not hold are left out.
    Map<String, SegmentOutlook> of(Collection<String> segmentIds);
}
