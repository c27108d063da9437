package io.clientele.offer;

import io.clientele.lookup.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "What to offer to a customer, the best first.")
record CustomerRecommendations(
        @Schema(description = "The shop's id of the customer.", example = "10777")
                String customerId,
        SegmentationReference segmentation,
        @Schema(
                        description =
                                "Whether the segmentation knows the customer; others get what sells.",
                        example = "true")
                boolean known,
        List<Recommended> items,
        @Schema(description = "What the customer will buy again, a list of its own.")
                List<Recommended> repeats) {}
