package io.clientele.segment;

import static io.clientele.problem.ProblemType.CURSOR_EXPIRED;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;
import static io.clientele.problem.ProblemType.SEGMENT_NOT_FOUND;

import io.clientele.asof.AnswerTag;
import io.clientele.asof.AskedSnapshot;
import io.clientele.asof.SegmentationReference;
import io.clientele.download.Downloads;
import io.clientele.holdout.ControlGroups;
import io.clientele.holdout.TargetKind;
import io.clientele.lookup.MemberListAnswer;
import io.clientele.lookup.MemberLists;
import io.clientele.lookup.MemberPage;
import io.clientele.marketing.Strategies;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.List;

@RestController
@RequestMapping("/segments")
@Tag(name = "Segments")
class SegmentController {

    private final Snapshots snapshots;
    private final Strategies strategies;
    private final MemberLists lists;
    private final ControlGroups controlGroups;

    SegmentController(
            Snapshots snapshots,
            Strategies strategies,
            MemberLists lists,
            ControlGroups controlGroups) {
        this.snapshots = snapshots;
        this.strategies = strategies;
        this.lists = lists;
        this.controlGroups = controlGroups;
    }

    @GetMapping
    @Operation(
            summary = "All segments of a family",
            description =
                    "With size, share of customers and revenue, means, and what to do; and an `ETag`,"
                            + " for `If-None-Match`.")
    @ApiResponse(responseCode = "200", description = "The segments.")
    @ApiResponse(responseCode = "304", description = "Nothing has changed.")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    ResponseEntity<SegmentList> list(
            @RequestParam(defaultValue = "rfm") @Parameter(description = "The division.")
                    Family family,
            @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        var items =
                snapshots.segments(snapshot.number()).of(family).stream()
                        .map(this::resource)
                        .toList();
        var edited = items.stream().map(SegmentResource::strategy).toList();
        return ResponseEntity.ok()
                .eTag(AnswerTag.of(snapshot, edited))
                .body(
                        new SegmentList(
                                SegmentationReference.of(snapshot),
                                snapshot.basis().valueCaution(),
                                items));
    }

    @GetMapping("/{segmentId}")
    @Operation(
            summary = "One segment",
            description = "Of any family, by its id; with an `ETag`, for `If-None-Match`.")
    @ApiResponse(responseCode = "200", description = "The segment.")
    @ApiResponse(responseCode = "304", description = "Nothing has changed.")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND, SEGMENT_NOT_FOUND})
    ResponseEntity<SegmentResource> one(
            @PathVariable @Parameter(description = "Id of the segment.", example = "champions")
                    String segmentId,
            @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        var segment = resource(segment(snapshot, segmentId));
        return ResponseEntity.ok().eTag(AnswerTag.of(snapshot, segment.strategy())).body(segment);
    }

    @GetMapping(value = "/{segmentId}/customers", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The customers of a segment",
            description =
                    """
                    As JSON in pages (`limit`, `cursor`, `Link: rel="next"`), in ascending order of the customers' \
                    ids. A cursor stays on the snapshot of its first page, and goes with the query of it. As `text/csv` or \
                    `application/x-ndjson` (by `Accept`) the whole list comes at once, gzipped if `Accept-Encoding` says \
                    so, without the segment's control group if it has one.""")
    @MemberListAnswer
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND, SEGMENT_NOT_FOUND, CURSOR_EXPIRED})
    ResponseEntity<MemberPage> members(
            @PathVariable @Parameter(description = "Id of the segment.", example = "champions")
                    String segmentId,
            @RequestParam(defaultValue = "100")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Customers a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor,
            @ParameterObject AskedSnapshot asked) {
        var list = UriComponentsBuilder.fromPath("/segments/{id}/customers").build(segmentId);
        var start = lists.start(list, asked, limit, cursor);
        return lists.page(start, members(start.snapshot(), segmentId));
    }

    @Hidden
    @GetMapping(value = "/{segmentId}/customers", produces = Downloads.CSV)
    ResponseEntity<StreamingResponseBody> csv(
            @PathVariable String segmentId, @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        return lists.csv(segmentId, snapshot, exported(snapshot, segmentId));
    }

    @Hidden
    @GetMapping(value = "/{segmentId}/customers", produces = Downloads.NDJSON)
    ResponseEntity<StreamingResponseBody> ndjson(
            @PathVariable String segmentId, @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        return lists.ndjson(snapshot, exported(snapshot, segmentId));
    }

    private MemberLists.Source exported(Snapshot snapshot, String segmentId) {
        return members(snapshot, segmentId)
                .holdingBack(
                        controlGroups.heldBack(
                                TargetKind.SEGMENT,
                                segmentId,
                                snapshots.segments(snapshot.number())));
    }

    private MemberLists.Source members(Snapshot snapshot, String segmentId) {
        var segment = segment(snapshot, segmentId);
        var family = family(segment);
        return (after, limit, detail) ->
                snapshots.page(snapshot.number(), family, segment.code(), after, limit, detail);
    }

    private SegmentResource resource(SnapshotSegment segment) {
        return SegmentResource.of(segment, strategies.of(segment.segmentId(), segment.follows()));
    }

    private SnapshotSegment segment(Snapshot snapshot, String id) {
        return snapshots
                .segments(snapshot.number())
                .byId(id)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        SEGMENT_NOT_FOUND,
                                        "Segment %s does not exist in that segmentation."
                                                .formatted(id)));
    }

    private static Family family(SnapshotSegment segment) {
        return Family.of(segment.family()).orElseThrow();
    }

    @Schema(description = "The segments of a family.")
    record SegmentList(
            SegmentationReference segmentation,
            @Schema(
                            description =
                                    "Why lifetime values are to be added up with care, in words; null when they need"
                                            + " not be.",
                            example =
                                    "Lifetime values look 360 days ahead, of which forecasts were tested on 93.")
                    @Nullable String valueCaution,
            List<SegmentResource> items) {}
}
