package io.clientele.advice;

import io.clientele.asof.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

@Schema(description = "What to do about one customer now, what it may bring, and why.")
record NextBestAction(
        @Schema(description = "The shop's id of the customer.", example = "10777")
                String customerId,
        @Schema(description = "What the action works on.") Lever lever,
        @Schema(
                        description =
                                "What to do: the words of the segment's strategy for this lever, as edited; where it"
                                        + " has none for it, the lever in general words.",
                        example =
                                "Remind them in a personal message of what they bought last and what completes it.")
                String action,
        ActionSegment segment,
        @Schema(
                        description =
                                "How to reach the customer; this and the two after it are the strategy's where it has"
                                        + " none for the lever.",
                        example = "Personal email")
                String channel,
        @Schema(description = "What to offer.", example = "15 % off the next order") String offer,
        @Schema(description = "A text to the customer, ready to use.") String message,
        ActionValue expectedValue,
        @Schema(
                        description = "Why this, in a sentence.",
                        example =
                                "Buys within 28 days with a chance of 31 %, and then for about 161.20. A reminder is"
                                        + " expected to bring 5.00, an offer for a larger basket 2.98, an invitation to"
                                        + " come back 0.06.")
                String reason,
        @Schema(description = "The other levers that could be weighed, by expected value.")
                List<ActionAlternative> alternatives,
        SegmentationReference segmentation) {

    @Schema(description = "The segment whose strategy the words come from.")
    record ActionSegment(
            @Schema(description = "Family of the segment.", example = "rfm") String family,
            @Schema(description = "Its id.", example = "at-risk") String id,
            @Schema(description = "Its name.", example = "At Risk") String name) {}

    @Schema(
            description =
                    "Expected additional revenue: an estimate from the segmentation's figures and one assumption.")
    record ActionValue(
            @Schema(description = "In the shop's currency.", example = "5.00") BigDecimal amount,
            @Schema(description = "Days it counts.", example = "28") int days,
            @Schema(
                            description = "How the amount was found.",
                            example =
                                    "(min(1, chance x (1 + assumption)) - chance) x expected order value")
                    String formula,
            @Schema(
                            description =
                                    "Probability of a purchase within these days if nothing is done: the calibrated chance"
                                            + " of buying again that a look-up of the customer shows, brought from its"
                                            + " days to these. Purchases are taken as negative binomial, with the"
                                            + " number of orders for shape, for those who come back at all: as many as"
                                            + " make the expected purchases and that chance come true together. Where"
                                            + " no chance was calibrated it is P(alive), or everybody, who come back.",
                            example = "0.31")
                    double chance,
            @Schema(
                            description =
                                    "Expected purchase days within these days: an even share of those within the"
                                            + " horizon, but not less than the chance.",
                            example = "0.37")
                    double expectedPurchases,
            @Schema(
                            description =
                                    "Probability that the customer still buys here; null where it is not known, and"
                                            + " then an invitation to come back is not weighed.",
                            example = "0.98")
                    @Nullable Double probabilityAlive,
            @Schema(description = "Expected revenue of a purchase day.", example = "161.20")
                    BigDecimal expectedOrderValue,
            ActionAssumption assumption) {}

    @Schema(
            description =
                    "What the action is supposed to change. It is not measured: put your own figure in once you have"
                            + " tested against customers left alone.")
    record ActionAssumption(
            @Schema(
                            description = "What the figure says.",
                            example =
                                    "a reminder raises the chance of a purchase by this part of it")
                    String meaning,
            @Schema(description = "The figure.", example = "0.1") double value,
            @Schema(
                            description = "The setting that changes it.",
                            example = "clientele.advice.buy-again")
                    String setting) {}

    @Schema(description = "Another lever and what it may bring.")
    record ActionAlternative(
            @Schema(description = "What it works on.") Lever lever,
            @Schema(description = "Expected additional revenue.", example = "2.98")
                    BigDecimal amount,
            @Schema(
                            description = "What to do, as above.",
                            example = "Offer them a reward for an order above their usual value.")
                    String action) {}
}
