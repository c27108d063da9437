package io.clientele.advice;

import static io.clientele.problem.ProblemType.CUSTOMER_NOT_FOUND;
import static io.clientele.problem.ProblemType.CUSTOMER_NOT_SEGMENTED;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.ledger.Ledger;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Customers")
class AdviceController {

    private final Snapshots snapshots;
    private final Ledger ledger;
    private final NextBestActions actions;

    AdviceController(Snapshots snapshots, Ledger ledger, NextBestActions actions) {
        this.snapshots = snapshots;
        this.ledger = ledger;
        this.actions = actions;
    }

    @GetMapping("/customers/{customerId}/next-best-action")
    @Operation(
            summary = "What to do about this customer?",
            description =
                    """
                    Three levers are weighed by what each is expected to bring: a reminder to buy again, a larger \
                    basket, and winning the customer back. The words are what the strategy of the customer's RFM \
                    segment, for a larger basket of its value segment, says under `levers`, as the shop has edited \
                    it. Where it says nothing for a lever, the action is told in general words, with the \
                    strategy's channel, offer and message.

                    The expected value is an estimate: the chance of a purchase and the expected order value, times \
                    what the action is assumed to change. The chance is the segmentation's calibrated one of \
                    buying again, `lifetime.buyingAgain` of a look-up, brought to the days looked ahead; without \
                    one it comes from P(alive) and the expected purchases. The assumption is stated, comes from the \
                    settings `clientele.advice.*`, and nobody has measured it in your shop until you do.

                    Of the current segmentation, or of the one asked for by `asOf` or `segmentation`, are the \
                    customer's segments, chances, expected purchases and order value. The words of the strategies, \
                    the days looked ahead and the assumptions are of now, since earlier ones are not kept: asked of \
                    a past day, the answer is what today's words and assumptions would have advised then.""")
    @Raises({CUSTOMER_NOT_FOUND, CUSTOMER_NOT_SEGMENTED, NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    NextBestAction nextBestAction(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @ParameterObject AskedSnapshot asked) {
        var found = asked.find(customerId, snapshots).orElse(null);
        if (found == null || found.row() == null) {
            throw missing(customerId, found != null);
        }
        return actions.of(found.snapshot(), found.row());
    }

    private Problem missing(String customerId, boolean segmented) {
        if (!ledger.knows(customerId)) {
            return Problem.of(
                    CUSTOMER_NOT_FOUND, "Customer %s has never bought.".formatted(customerId));
        }
        return segmented
                ? Problem.of(
                        CUSTOMER_NOT_SEGMENTED,
                        "Customer %s has bought, but is not in that segmentation."
                                .formatted(customerId))
                : AskedSnapshot.nothingYet();
    }
}
