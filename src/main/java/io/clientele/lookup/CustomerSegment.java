package io.clientele.lookup;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.clientele.asof.SegmentationReference;
import io.clientele.marketing.Strategy;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.annotation.JsonSerialize;

import java.math.BigDecimal;

@Schema(description = "Which segments a customer is in, what the customer is worth and what to do.")
record CustomerSegment(
        @Schema(description = "The shop's id of the customer.", example = "17850")
                String customerId,
        @Schema(description = "Segment of the RFM map, from the recency and frequency scores.")
                SegmentName segment,
        @Schema(description = "Recency, frequency and monetary value, raw and as scores.") Rfm rfm,
        @Schema(
                        description = "Cell of the nine-cell grid: recency thirds by value thirds.",
                        example = CustomerSegment.GRID)
                SegmentName grid,
        @Schema(description = "Tier of the customer's cluster.", example = CustomerSegment.TIER)
                SegmentName tier,
        @Schema(description = "Cluster of similar customers.") ClusterName cluster,
        @Schema(description = "Lifetime value and what it is made of.") Lifetime lifetime,
        @Schema(description = "What to do with customers of this segment.")
                @JsonSerialize(using = StrategyJson.class)
                Strategy strategy,
        SegmentationReference segmentation) {

    /// Examples that go with the other fields'.
    static final String GRID = "{\"id\": \"grid-lapsed-high\", \"name\": \"Lapsed high spenders\"}";

    static final String TIER = "{\"id\": \"tier-platinum\", \"name\": \"Platinum\"}";

    @Schema(description = "A segment by id and display name.")
    record SegmentName(
            @Schema(description = "Stable id.", example = "cant-lose-them") String id,
            @Schema(description = "Display name.", example = "Can't Lose Them") String name) {}

    @Schema(description = "Recency, frequency and monetary value.")
    record Rfm(
            @Schema(description = "Days from the last purchase to the as-of date.", example = "372")
                    int recencyDays,
            @Schema(description = "Number of orders.", example = "34") int frequency,
            @Schema(description = "Sum of the orders in the shop's currency.", example = "5288.63")
                    BigDecimal monetary,
            @Schema(description = "Score of recency, best is highest.", example = "1")
                    int recencyScore,
            @Schema(description = "Score of frequency, best is highest.", example = "5")
                    int frequencyScore,
            @Schema(description = "Score of monetary value, best is highest.", example = "5")
                    int monetaryScore,
            @Schema(
                            description =
                                    "The three scores in the order R, F, M; joined by hyphens where there are ten"
                                            + " of each, such as `10-5-5`.",
                            example = "155")
                    String code,
            @Schema(
                            description = "Mean of the three scores by the weights of the run.",
                            example = "3.67")
                    double combinedScore) {}

    @Schema(description = "A cluster by id and persona.")
    record ClusterName(
            @Schema(description = "Id of the cluster.", example = "cluster-1") String id,
            @Schema(description = "Name of its persona.", example = "Frequent big spenders")
                    String persona) {}

    @Schema(description = "What the customer is expected to do and to be worth.")
    record Lifetime(
            @Schema(
                            description =
                                    "What supplied expected purchases, order value and lifetime value.",
                            example = "gradient-boosted")
                    String model,
            @Schema(
                            description =
                                    "Quartile of lifetime value over all customers, A is highest.",
                            example = "B")
                    String valueSegment,
            @Schema(description = "Null when the run computed no intervals.")
                    @Nullable ValueChances valueSegmentChances,
            @Schema(
                            description =
                                    "Probability that the customer has not left for good, 0 to 1; null where it tells"
                                            + " nothing about this shop's customers, unless the run was asked for"
                                            + " a model by name.",
                            example = "0.98")
                    @Nullable Double probabilityAlive,
            @Schema(
                            description =
                                    "90 % interval of that probability, from 0 to 1 where nothing is known of it; null"
                                            + " when the run computed none.")
                    @Nullable Range probabilityAliveRange,
            @Schema(
                            description =
                                    "Why the probability of being alive is not to be believed, in words; null when it may"
                                            + " be.")
                    @Nullable String probabilityAliveCaution,
            @Schema(description = "Null when nothing could be held out to learn it from.")
                    @Nullable BuyingAgain buyingAgain,
            @Schema(description = "Expected purchase days within the horizon.", example = "3.1")
                    double expectedPurchases,
            @Schema(
                            description =
                                    "90 % interval of the purchase days that will really be made; null when the run"
                                            + " computed none.")
                    @Nullable Range expectedPurchasesRange,
            @Schema(description = "Expected revenue of a purchase day.", example = "161.20")
                    BigDecimal expectedOrderValue,
            LifetimeValue lifetimeValue) {}

    @Schema(description = "Chance of a purchase, calibrated on a held-out time.")
    record BuyingAgain(
            @Schema(description = "Chance of any purchase, 0 to 1.", example = "0.46")
                    double probability,
            @Schema(description = "Within so many days after the as-of date.", example = "100")
                    int withinDays) {}

    @Schema(
            description =
                    "Chance that the customer belongs to each value segment, as far as the purchases so far tell; they"
                            + " add up to 1.")
    record ValueChances(
            @Schema(description = "The highest quarter.", format = "double", example = "0.31")
                    @JsonProperty("A")
                    float a,
            @Schema(description = "The second quarter.", format = "double", example = "0.44")
                    @JsonProperty("B")
                    float b,
            @Schema(description = "The third quarter.", format = "double", example = "0.2")
                    @JsonProperty("C")
                    float c,
            @Schema(description = "The lowest quarter.", format = "double", example = "0.05")
                    @JsonProperty("D")
                    float d) {}

    @Schema(description = "Both ends of an interval.")
    record Range(
            @Schema(description = "Lower end.", format = "double", example = "1") float low,
            @Schema(description = "Upper end.", format = "double", example = "6") float high) {}

    @Schema(description = "Discounted expected revenue within the horizon.")
    record LifetimeValue(
            @Schema(description = "Expected amount.", example = "498.10") BigDecimal amount,
            @Schema(
                            description =
                                    "Lower end of the 90 % interval; null when the run computed none.")
                    @Nullable BigDecimal low,
            @Schema(
                            description =
                                    "Upper end of the 90 % interval; null when the run computed none.")
                    @Nullable BigDecimal high,
            @Schema(description = "Horizon in months of 30 days.", example = "12")
                    int horizonMonths) {}
}
