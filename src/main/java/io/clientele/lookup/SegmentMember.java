package io.clientele.lookup;

import io.clientele.lookup.CustomerSegment.ClusterName;
import io.clientele.lookup.CustomerSegment.Lifetime;
import io.clientele.lookup.CustomerSegment.Rfm;
import io.clientele.lookup.CustomerSegment.SegmentName;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(description = "A customer in a list: segments and value, as in a lookup.")
record SegmentMember(
        @Schema(description = "The shop's id of the customer.", example = "17850")
                String customerId,
        SegmentName segment,
        Rfm rfm,
        @Schema(example = CustomerSegment.GRID) SegmentName grid,
        @Schema(example = CustomerSegment.TIER) SegmentName tier,
        ClusterName cluster,
        Lifetime lifetime) {}
