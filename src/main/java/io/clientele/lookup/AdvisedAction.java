package io.clientele.lookup;

import io.swagger.v3.oas.annotations.media.Schema;

import java.math.BigDecimal;

/// The next best action in short.
@Schema(
        description =
                "What to do about the customer; the whole of it, with formula and assumption, is at"
                        + " `/customers/{customerId}/next-best-action`.")
public record AdvisedAction(
        @Schema(
                        description =
                                "The words of the segment's strategy for what the action works on.",
                        example =
                                "Remind them in a personal message of what they bought last and what completes it.")
                String action,
        @Schema(
                        description =
                                "Expected additional revenue: an estimate that rests on one assumption.",
                        example = "5.00")
                BigDecimal expectedValue,
        @Schema(description = "Days it counts.", example = "28") int days,
        @Schema(
                        description = "Why this, in a sentence.",
                        example =
                                "Buys within 28 days with a chance of 31 %, and then for about 161.20. A reminder is"
                                        + " expected to bring 5.00, an offer for a larger basket 2.98, an invitation to"
                                        + " come back 0.06.")
                String reason) {}
