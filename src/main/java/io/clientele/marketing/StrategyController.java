package io.clientele.marketing;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.PRECONDITION_FAILED;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;
import static io.clientele.problem.ProblemType.STRATEGY_NOT_FOUND;
import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.clientele.problem.Raises;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Map;

/// Strategies over REST.
@RestController
@RequestMapping("/strategies")
@Tag(name = "Strategies")
final class StrategyController {

    private final Strategies strategies;
    private final ObjectProvider<SegmentOutlooks> outlooks;

    StrategyController(Strategies strategies, ObjectProvider<SegmentOutlooks> outlooks) {
        this.strategies = strategies;
        this.outlooks = outlooks;
    }

    @GetMapping
    @Operation(
            summary = "List the strategies",
            description =
                    "One strategy for each segment, family by family, the best segments first."
                            + " Clusters are listed once a segmentation has been published. Under"
                            + " `outlook` each has what the numbers of the current segmentation, or"
                            + " of the one asked for, say: products, bundles, regions, payment"
                            + " methods and channels to act on, and the sum expected. Of a past"
                            + " day are these numbers, the clusters and an own map's segments; the"
                            + " words, `edited` and `updatedAt` are of now, since earlier edits"
                            + " are not kept.")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    Listing strategies(
            @Parameter(description = "Only the segments of this family.", example = "rfm")
                    @RequestParam(required = false)
                    @Nullable Family family,
            @ParameterObject AskedMoment asked) {
        var words = strategies.documents(one -> family == null || one == family, asked);
        var ids = words.stream().map(StrategyDocument::segmentId).toList();
        var numbers =
                outlooks.stream().findFirst().map(port -> port.of(ids, asked)).orElseGet(Map::of);
        return new Listing(
                words.stream().map(one -> one.with(numbers.get(one.segmentId()))).toList());
    }

    @GetMapping("/{segmentId}")
    @Operation(
            summary = "Look up a segment's strategy",
            description =
                    "The words, and under `outlook` what the numbers of the current segmentation, or of"
                            + " the one asked for, say beside them. Of a past day are these numbers"
                            + " and which tier a cluster was; the words are of now, since earlier"
                            + " edits are not kept. A cluster follows its tier's strategy until somebody"
                            + " writes one for the cluster. A forecast that is still being worked"
                            + " out is null, with that reason under `missing`: the words are"
                            + " answered all the same. The ETag serves If-None-Match here and"
                            + " If-Match when you replace the strategy, where only the words count.")
    @ApiResponse(
            responseCode = "200",
            description = "The strategy.",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            description = "Differs whenever the answer does.",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "304",
            description = "The client has the strategy that If-None-Match names.",
            content = @Content)
    @Raises({STRATEGY_NOT_FOUND, NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    ResponseEntity<StrategyDocument> strategy(
            @Parameter(description = "The segment, of any family.", example = "at-risk")
                    @PathVariable
                    String segmentId,
            @ParameterObject AskedMoment asked) {
        return answer(strategies.document(segmentId, asked), asked);
    }

    @PutMapping("/{segmentId}")
    @Operation(
            summary = "Replace a segment's strategy",
            description =
                    "All fields but `levers` are needed; without it, next best actions are told in"
                            + " general words, with this strategy's channel, offer and message. The"
                            + " new words show in every lookup at once, on other replicas of the"
                            + " service within seconds, and outlast restarts and new segmentations.")
    @ApiResponse(
            responseCode = "200",
            description = "The strategy.",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = HttpHeaders.ETAG,
                            description = "Differs whenever the answer does.",
                            schema = @Schema(type = "string")))
    @Raises({STRATEGY_NOT_FOUND, CONFLICT, PRECONDITION_FAILED})
    ResponseEntity<StrategyDocument> replaceStrategy(
            @Parameter(description = "The segment, of any family.", example = "at-risk")
                    @PathVariable
                    String segmentId,
            @Parameter(
                            description =
                                    "The ETag of the strategy you edited: the call fails with 412 if"
                                            + " somebody else has changed it since. Without it, the"
                                            + " last one wins.")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Valid @RequestBody Strategy strategy) {
        return answer(
                strategies.replace(segmentId, strategy, tag -> isMatch(ifMatch, tag)),
                AskedMoment.NOW);
    }

    @DeleteMapping("/{segmentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Go back to the default strategy",
            description = "Drops what was written for the segment; does nothing if nothing was.")
    @Raises(STRATEGY_NOT_FOUND)
    void resetStrategy(
            @Parameter(description = "The segment, of any family.", example = "at-risk")
                    @PathVariable
                    String segmentId) {
        strategies.reset(segmentId);
    }

    private static boolean isMatch(@Nullable String ifMatch, String entityTag) {
        return ifMatch == null
                || ETag.parse(ifMatch).stream()
                        .anyMatch(
                                tag ->
                                        tag.isWildcard()
                                                || StrategyDocument.wordsOf(tag.formattedTag())
                                                        .equals(entityTag));
    }

    private ResponseEntity<StrategyDocument> answer(StrategyDocument words, AskedMoment asked) {
        StrategyDocument document =
                outlooks.stream()
                        .findFirst()
                        .flatMap(port -> port.of(words.segmentId(), asked))
                        .map(words::with)
                        .orElse(words);
        return ResponseEntity.ok().eTag(document.entityTag()).body(document);
    }

    @Schema(name = "Strategies", description = "Strategies, family by family.")
    record Listing(@Schema(requiredMode = REQUIRED) List<StrategyDocument> items) {}
}
