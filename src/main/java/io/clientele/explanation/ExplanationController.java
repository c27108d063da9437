package io.clientele.explanation;

import static io.clientele.problem.ProblemType.CUSTOMER_NOT_FOUND;
import static io.clientele.problem.ProblemType.CUSTOMER_NOT_SEGMENTED;
import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.ledger.Ledger;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.segmentation.SegmentationDesk;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

@RestController
@Tag(name = "Customers")
class ExplanationController {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private final Snapshots snapshots;
    private final Explanations explanations;
    private final SegmentationDesk desk;
    private final Ledger ledger;

    ExplanationController(
            Snapshots snapshots, Explanations explanations, SegmentationDesk desk, Ledger ledger) {
        this.snapshots = snapshots;
        this.explanations = explanations;
        this.desk = desk;
        this.ledger = ledger;
    }

    @GetMapping("/customers/{customerId}/segment/explanation")
    @Operation(
            summary = "Why is this customer in that segment?",
            description =
                    """
                    The raw values, the thresholds and the rule behind the segment, the smallest \
                    change that leads to a better one by the next run (the fewest further orders, \
                    and until when), and what decided grid, tier, cluster and value. With \
                    `percent-rank` and `qcut` the change takes other customers' values as they are \
                    in the snapshot; `basis` says so.""")
    @Raises({
        CUSTOMER_NOT_FOUND,
        CUSTOMER_NOT_SEGMENTED,
        NO_SEGMENTATION,
        SEGMENTATION_NOT_FOUND,
        INVALID_PARAMETERS
    })
    SegmentExplanation explain(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "Day that the next run will speak of, within a year after the as-of date."
                                            + " Default: 30 days after it.")
                    @Nullable LocalDate nextRun,
            @ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        var customer =
                snapshots
                        .find(snapshot.number(), customerId)
                        .orElseThrow(() -> missing(customerId));
        var run = desk.evidence(snapshot.segmentationId()).orElseThrow();
        return explanations.of(snapshot, customer, run, nextRun(snapshot, nextRun));
    }

    private static LocalDate nextRun(Snapshot snapshot, @Nullable LocalDate asked) {
        if (asked == null) {
            return snapshot.asOf().plusDays(USUAL_DAYS);
        }
        if (!asked.isAfter(snapshot.asOf()) || asked.isAfter(snapshot.asOf().plusDays(MOST_DAYS))) {
            var range = "must be 1 to %d days after %s".formatted(MOST_DAYS, snapshot.asOf());
            throw Problem.of(INVALID_PARAMETERS, "nextRun " + range + ".")
                    .with(new FieldError("nextRun", "out-of-range", range));
        }
        return asked;
    }

    private Problem missing(String customerId) {
        return ledger.knows(customerId)
                ? Problem.of(
                        CUSTOMER_NOT_SEGMENTED,
                        "Customer %s has bought, but is not in that segmentation."
                                .formatted(customerId))
                : Problem.of(
                        CUSTOMER_NOT_FOUND, "Customer %s has never bought.".formatted(customerId));
    }
}
