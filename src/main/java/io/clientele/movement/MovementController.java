package io.clientele.movement;

import static io.clientele.problem.ProblemType.CUSTOMER_NOT_FOUND;
import static io.clientele.problem.ProblemType.CUSTOMER_NOT_SEGMENTED;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.asof.SegmentationReference;
import io.clientele.ledger.Ledger;
import io.clientele.paging.PagedList;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import java.math.BigDecimal;
import java.util.List;

@RestController
@Tag(name = "Movement")
class MovementController {

    private final Snapshots snapshots;
    private final MoveTable moves;
    private final Timelines timelines;
    private final Ledger ledger;

    MovementController(Snapshots snapshots, MoveTable moves, Timelines timelines, Ledger ledger) {
        this.snapshots = snapshots;
        this.moves = moves;
        this.timelines = timelines;
        this.ledger = ledger;
    }

    @GetMapping("/customers/{customerId}/history")
    @Operation(
            summary = "One customer over time",
            description =
                    """
                    The customer's segments and value in every segmentation that still holds its customers, and for \
                    each family the segment now, since when, and the one before.""")
    @Raises({CUSTOMER_NOT_FOUND, CUSTOMER_NOT_SEGMENTED})
    ResponseEntity<CustomerTimeline> history(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(500)
                    @Parameter(description = "Segmentations a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list =
                PagedList.of(
                        UriComponentsBuilder.fromPath("/customers/{id}/history").build(customerId),
                        limit,
                        cursor);
        var timeline = timelines.of(customerId, list);
        if (timeline.standings().isEmpty()) {
            throw ledger.knows(customerId)
                    ? Problem.of(
                            CUSTOMER_NOT_SEGMENTED,
                            "Customer %s has bought, but is in no segmentation."
                                    .formatted(customerId))
                    : Problem.of(
                            CUSTOMER_NOT_FOUND,
                            "Customer %s has never bought.".formatted(customerId));
        }
        return list.answer(timeline.nextCursor(), timeline);
    }

    @GetMapping("/segments/transitions")
    @Operation(
            summary = "Who moved between two segmentations",
            description =
                    """
                    Customers and revenue for every pair of segments, and the sizes to expect in the next six months \
                    if customers go on to move like that. Without `from` and `to`: the current segmentation and the \
                    one before.""")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    Transitions transitions(
            @RequestParam(defaultValue = "rfm") @Parameter(description = "The division.")
                    Family family,
            @RequestParam(required = false)
                    @Parameter(description = "Id of the earlier segmentation, or `latest`.")
                    @Nullable String from,
            @RequestParam(required = false)
                    @Parameter(description = "Id of the later segmentation, or `latest`.")
                    @Nullable String to) {
        var later = new AskedSnapshot(null, to).in(snapshots);
        var earlier =
                from == null
                        ? snapshots
                                .before(later)
                                .orElseThrow(
                                        () ->
                                                Problem.of(
                                                        NO_SEGMENTATION,
                                                        "There is no segmentation before it to compare with: run another."))
                        : new AskedSnapshot(null, from).in(snapshots);
        return moves.between(earlier, later, family);
    }

    @GetMapping("/segments/history")
    @Operation(
            summary = "Sizes of the segments over time",
            description =
                    "Customers and revenue of each segment of a family in past segmentations, newest first.")
    @Raises({})
    ResponseEntity<SegmentHistory> sizes(
            @RequestParam(defaultValue = "rfm") @Parameter(description = "The division.")
                    Family family,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(500)
                    @Parameter(description = "Segmentations a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list = PagedList.of("/segments/history?family=" + family, limit, cursor);
        int before = list.place(Integer::valueOf).orElse(Integer.MAX_VALUE);
        var newest = snapshots.newestBefore(before, list.reach());
        var segments = snapshots.segments(newest, family);
        var page =
                list.page(newest, Snapshot::number)
                        .map(
                                snapshot ->
                                        sizes(
                                                snapshot,
                                                segments.getOrDefault(
                                                        snapshot.number(), List.of())));
        return list.answer(
                page.nextCursor(),
                new SegmentHistory(family.toString(), page.items(), page.nextCursor()));
    }

    private static SegmentSizes sizes(Snapshot snapshot, List<SnapshotSegment> segments) {
        return new SegmentSizes(
                SegmentationReference.of(snapshot),
                segments.stream()
                        .map(
                                segment ->
                                        new SegmentSize(
                                                SegmentName.of(segment),
                                                segment.customers(),
                                                segment.share(),
                                                segment.revenue()))
                        .toList());
    }

    @Schema(description = "Sizes of the segments of a family over time.")
    record SegmentHistory(
            @Schema(description = "Family of the segments.", example = "rfm") String family,
            @Schema(description = "Newest first.") List<SegmentSizes> items,
            @Schema(description = "Cursor of the next page; null on the last.")
                    @Nullable String nextCursor) {}

    @Schema(description = "Sizes of the segments in one segmentation.")
    record SegmentSizes(SegmentationReference segmentation, List<SegmentSize> segments) {}

    @Schema(description = "Size of a segment in one segmentation.")
    record SegmentSize(
            SegmentName segment,
            @Schema(description = "Number of customers.", example = "203") int customers,
            @Schema(description = "Share of all customers, 0 to 1.", example = "0.1") double share,
            @Schema(description = "Their revenue.", example = "40210.00") BigDecimal revenue) {}
}
