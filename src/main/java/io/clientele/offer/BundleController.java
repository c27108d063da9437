package io.clientele.offer;

import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;
import static io.clientele.problem.ProblemType.SEGMENT_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.asof.SegmentationReference;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@Tag(name = "Recommendations")
class BundleController {

    private final Offers offers;
    private final Snapshots snapshots;

    BundleController(Offers offers, Snapshots snapshots) {
        this.offers = offers;
        this.snapshots = snapshots;
    }

    @GetMapping("/bundles")
    @Operation(
            summary = "What is bought together",
            description =
                    """
                    Bundles of two or three products of the shop, or of a segment of any family, that are bought \
                    together more often than chance would have it, the 20 with most orders more. Each is in at least 5 \
                    orders and in 0.1 % of them, has a confidence of 0.1 and a lift of 1.1 or more, counted on whole \
                    orders, and has passed Fisher's exact test: the chance that any bundle of the list is none is 5 % \
                    at most, orders taken as independent. Where long orders repeat one another so closely that their \
                    sets cannot be listed, sets of three are sought among the 12 products of each that are bought \
                    most. Of more order lines than `clientele.ledger.most-lines`, bundles of the whole shop are pairs, \
                    counted on the orders of all days where the lines are kept, and those of segments are found in the \
                    latest days: `GET /segmentations/latest/recommender` tells the first of them.""")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND, SEGMENT_NOT_FOUND})
    BundleList bundles(
            @RequestParam(required = false)
                    @Parameter(
                            description = "Id of a segment; without, the whole shop.",
                            example = "champions")
                    @Nullable String segment,
            @RequestParam(defaultValue = "10")
                    @Min(1)
                    @Max(20)
                    @Parameter(description = "Bundles listed.")
                    int limit,
            @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        if (segment != null && snapshots.segments(snapshot.number()).byId(segment).isEmpty()) {
            throw Problem.of(
                    SEGMENT_NOT_FOUND,
                    "Segment %s does not exist in that segmentation.".formatted(segment));
        }
        return new BundleList(
                segment,
                SegmentationReference.of(snapshot),
                offers.bundles(snapshot, segment, limit));
    }

    @Schema(description = "Bundles to offer, the best first.")
    record BundleList(
            @Schema(description = "Id of the segment; null for the whole shop.")
                    @Nullable String segmentId,
            SegmentationReference segmentation,
            List<OfferedBundle> items) {}
}
