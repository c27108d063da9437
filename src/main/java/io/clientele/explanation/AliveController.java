package io.clientele.explanation;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.CUSTOMER_NOT_FOUND;
import static io.clientele.problem.ProblemType.CUSTOMER_NOT_SEGMENTED;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.diagnostics.AliveHistory;
import io.clientele.ledger.Ledger;
import io.clientele.outlook.AliveModel;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.segmentation.SegmentationDesk;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/customers")
@Tag(name = "Customers")
class AliveController {

    private static final String STALE =
            "The ledger has changed since the run: purchases that it did not know may be among these.";

    private final SegmentationDesk desk;
    private final Snapshots snapshots;
    private final Ledger ledger;

    AliveController(SegmentationDesk desk, Snapshots snapshots, Ledger ledger) {
        this.desk = desk;
        this.snapshots = snapshots;
        this.ledger = ledger;
    }

    @GetMapping("/{customerId}/alive")
    @Operation(
            summary = "How one customer's P(alive) went over time",
            description =
                    """
                    From the first purchase to the as-of date, each day as it would have been seen from the purchases \
                    until then, by the parameters of the current segmentation or the one asked for: at most 100 evenly \
                    spaced days and, besides, each purchase day and the day before it, where the chance jumps.""")
    @Raises({
        CUSTOMER_NOT_FOUND,
        CUSTOMER_NOT_SEGMENTED,
        NO_SEGMENTATION,
        SEGMENTATION_NOT_FOUND,
        CONFLICT
    })
    CustomerAlive alive(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @ParameterObject AskedSnapshot asked) {
        var run = run(asked);
        var evidence = run.evidence();
        var asOf = run.asOf();
        int[] days = ledger.purchaseDays(customerId, asOf);
        if (days.length == 0) {
            throw missing(customerId, asOf);
        }
        // The models know no day after the last purchase of the shop.
        int until = Math.toIntExact(evidence.lastDay().toEpochDay());
        var history =
                AliveHistory.of(
                        AliveModel.of(evidence), days, Math.max(until, days[days.length - 1]));
        return new CustomerAlive(
                customerId,
                run.id(),
                evidence.probabilityAlive().model(),
                evidence.probabilityAlive().informative()
                        ? null
                        : evidence.probabilityAlive().reason(),
                snapshots.isStale(run.id()) ? STALE : null,
                history.points().stream()
                        .map(
                                point ->
                                        new Point(
                                                LocalDate.ofEpochDay(point.day()),
                                                point.purchase(),
                                                point.probabilityAlive()))
                        .toList());
    }

    /// By its name also a run whose customers are no longer kept.
    private SegmentationDesk.FoundLifetimes run(AskedSnapshot asked) {
        var named = asked.segmentation();
        return desk.lifetimes(
                named == null || asked.asOf() != null
                        ? asked.in(snapshots).segmentationId().toString()
                        : named);
    }

    private Problem missing(String customerId, LocalDate asOf) {
        return ledger.knows(customerId)
                ? Problem.of(
                        CUSTOMER_NOT_SEGMENTED,
                        "Customer %s had not bought before %s.".formatted(customerId, asOf))
                : Problem.of(
                        CUSTOMER_NOT_FOUND, "Customer %s has never bought.".formatted(customerId));
    }

    @Schema(description = "One customer's P(alive) over time.")
    record CustomerAlive(
            @Schema(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @Schema(description = "The run whose parameters were taken.") UUID segmentationId,
            @Schema(description = "The model.", example = "bg-nbd") String model,
            @Schema(
                            description =
                                    "Why P(alive) is not to be believed, in words; null when it may be.")
                    @Nullable String caution,
            @Schema(
                            description =
                                    "Why this may differ from what it was when the run was new; null when it cannot.")
                    @Nullable String changed,
            @Schema(description = "In ascending order of the days.") List<Point> points) {}

    @Schema(name = "AlivePoint", description = "P(alive) on one day.")
    record Point(
            @Schema(description = "Day.", example = "2025-03-22") LocalDate day,
            @Schema(description = "Whether the customer bought on it.") boolean purchase,
            @Schema(description = "P(alive) as it was then, 0 to 1.", example = "0.87")
                    double probabilityAlive) {}
}
