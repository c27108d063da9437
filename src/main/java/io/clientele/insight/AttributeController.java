package io.clientele.insight;

import io.clientele.problem.ProblemType;
import io.clientele.problem.Raises;
import io.clientele.tally.Attribute;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Insights")
class AttributeController {

    private static final String DESCRIPTION =
            """
            Customers, orders, revenue, average order, growth, segments, tiers and returns of each value against the \
            whole shop, and findings in plain words. Where both a value and the rest have at least 30 customers, a \
            difference is tested (ratios with customers as clusters, Holm's correction over the whole answer). The rest \
            are all other values and the lines without one, added up: a customer or an order of several counts under \
            each, and how a customer's own purchases on both sides go together is taken off the variance. A \
            column that was never sent is said to be absent. Counted once for each state of the ledger and snapshot.""";

    private static final String LIMIT = "Values to list, the most revenue first.";

    private final AttributeDesk desk;

    AttributeController(AttributeDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/insights/regions")
    @Operation(summary = "Regions against the whole shop", description = DESCRIPTION)
    @Raises(ProblemType.ORDER_LINES_ELSEWHERE)
    AttributeReport regions(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(AttributeDesk.MOST_LISTED)
                    @Parameter(description = LIMIT)
                    int limit) {
        return desk.report(Attribute.REGION, limit);
    }

    @GetMapping("/insights/payment-methods")
    @Operation(summary = "Payment methods against the whole shop", description = DESCRIPTION)
    @Raises(ProblemType.ORDER_LINES_ELSEWHERE)
    AttributeReport paymentMethods(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(AttributeDesk.MOST_LISTED)
                    @Parameter(description = LIMIT)
                    int limit) {
        return desk.report(Attribute.PAYMENT_METHOD, limit);
    }

    @GetMapping("/insights/channels")
    @Operation(summary = "Channels against the whole shop", description = DESCRIPTION)
    @Raises(ProblemType.ORDER_LINES_ELSEWHERE)
    AttributeReport channels(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(AttributeDesk.MOST_LISTED)
                    @Parameter(description = LIMIT)
                    int limit) {
        return desk.report(Attribute.CHANNEL, limit);
    }

    @GetMapping("/insights/categories")
    @Operation(summary = "Categories against the whole shop", description = DESCRIPTION)
    @Raises(ProblemType.ORDER_LINES_ELSEWHERE)
    AttributeReport categories(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(AttributeDesk.MOST_LISTED)
                    @Parameter(description = LIMIT)
                    int limit) {
        return desk.report(Attribute.CATEGORY, limit);
    }
}
