package io.clientele.offer;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;
import static io.clientele.problem.ProblemType.SEGMENT_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.asof.PublishedRuns;
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

import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@Tag(name = "Recommendations")
class RecommendationController {

    private final Offers offers;
    private final OfferReader reader;
    private final Snapshots snapshots;
    private final PublishedRuns runs;

    RecommendationController(
            Offers offers, OfferReader reader, Snapshots snapshots, PublishedRuns runs) {
        this.offers = offers;
        this.reader = reader;
        this.snapshots = snapshots;
        this.runs = runs;
    }

    @GetMapping("/customers/{customerId}/recommendations")
    @Operation(
            summary = "What to offer to this customer",
            description =
                    """
                    Products on sale by the model chosen on purchases held out, each with its reason; the tenth place \
                    is kept for one that is new to the shop, if none is above it. `items` are \
                    products that the customer has not bought up to now, as far as their order lines are stored here; \
                    where fewer are left than asked for, what suits the segment follows, then what sells. Where a \
                    Spark cluster keeps the lines, these may have been bought before, though none of `repeats` is among \
                    them. With \
                    `excludePurchased=false` the list is as the segmentation made it, what to buy again and what is \
                    new to the customer by turns: their scores do not compare. \
                    `repeats` lists the former in any case. Customers for whom it made no list get what sells.""")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    CustomerRecommendations ofCustomer(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @RequestParam(defaultValue = "10")
                    @Min(1)
                    @Max(20)
                    @Parameter(description = "Products a list.")
                    int limit,
            @RequestParam(defaultValue = "true")
                    @Parameter(description = "Whether to leave out what was bought before.")
                    boolean excludePurchased,
            @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        var lists = offers.ofCustomer(snapshot, customerId, limit, excludePurchased);
        return new CustomerRecommendations(
                customerId,
                SegmentationReference.of(snapshot),
                lists.known(),
                lists.items(),
                lists.repeats());
    }

    @GetMapping("/segments/{segmentId}/recommendations")
    @Operation(
            summary = "What to offer to a segment",
            description =
                    """
                    The products that are among the ten best for most members of a segment of any family, upper \
                    places counting more. Empty when nothing could be recommended: \
                    `GET /segmentations/latest/recommender` tells why.""")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND, SEGMENT_NOT_FOUND})
    SegmentRecommendations ofSegment(
            @PathVariable @Parameter(description = "Id of the segment.", example = "champions")
                    String segmentId,
            @RequestParam(defaultValue = "10")
                    @Min(1)
                    @Max(20)
                    @Parameter(description = "Products listed.")
                    int limit,
            @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        var segment =
                snapshots
                        .segments(snapshot.number())
                        .byId(segmentId)
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                SEGMENT_NOT_FOUND,
                                                "Segment %s does not exist in that segmentation."
                                                        .formatted(segmentId)));
        return new SegmentRecommendations(
                segmentId,
                SegmentationReference.of(snapshot),
                offers.ofSegment(snapshot, segment, limit));
    }

    @GetMapping("/segmentations/{id}/recommender")
    @Operation(
            summary = "The recommender of a run",
            description =
                    """
                    Every model with its precision, recall, NDCG, MAP, AUC and coverage on purchases that it had not \
                    seen, which one serves, how the lists do that it serves, and why. Model and constants were chosen on earlier days, so that the \
                    figures flatter neither.""")
    @Raises({SEGMENTATION_NOT_FOUND, NO_SEGMENTATION, CONFLICT})
    RecommenderReport recommender(
            @PathVariable
                    @Parameter(description = "Id of the run, or `latest`.", example = "latest")
                    String id) {
        return snapshots
                .ofSegmentation(runs.named(id))
                .flatMap(snapshot -> reader.report(snapshot.number()))
                .orElseThrow(
                        () ->
                                Problem.of(
                                        SEGMENTATION_NOT_FOUND,
                                        "Segmentation %s has no recommender, or its customers are no longer kept."
                                                .formatted(id)));
    }

    @Schema(description = "What to offer to a segment, the best first.")
    record SegmentRecommendations(
            @Schema(description = "Id of the segment.", example = "champions") String segmentId,
            SegmentationReference segmentation,
            List<Recommended> items) {}

    @Schema(description = "What to offer to a customer, the best first.")
    record CustomerRecommendations(
            @Schema(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            SegmentationReference segmentation,
            @Schema(description = "Whether the segmentation holds the customer.", example = "true")
                    boolean known,
            List<Recommended> items,
            @Schema(description = "What the customer will buy again, a list of its own.")
                    List<Recommended> repeats) {}
}
