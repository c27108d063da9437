package io.clientele.portrait;

import io.clientele.asof.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

@Schema(
        name = "CustomerBase",
        description = "All customers in a few numbers, and some as examples.")
record Portrait(
        SegmentationReference segmentation,
        @Schema(description = "Number of customers.", example = "1990") int customers,
        Active active,
        @Schema(
                        description =
                                "Customers by recency and frequency score; pairs without any are left out.")
                List<Scores> scores,
        LifetimeValues lifetimeValue,
        @Schema(
                        description =
                                "Customers by probability of being alive: ten numbers, for 0 to 0.1, 0.1 to 0.2 and so"
                                        + " on; all 0 where it tells nothing.",
                        example = "[710, 190, 120, 96, 90, 88, 92, 110, 190, 304]")
                List<Integer> probabilityAlive,
        @Schema(
                        description =
                                "Customers drawn by chance, the same ones every time; a larger sample begins with the"
                                        + " smaller.")
                List<Example> sample) {

    @Schema(name = "ActiveCustomers", description = "Customers who bought lately.")
    record Active(
            @Schema(description = "Days before the as-of date.", example = "90") int days,
            @Schema(description = "Customers with a purchase in them.", example = "453")
                    int customers) {}

    @Schema(name = "ScorePair", description = "Customers with one pair of scores.")
    record Scores(
            @Schema(description = "Score of recency.", example = "5") int recencyScore,
            @Schema(description = "Score of frequency.", example = "4") int frequencyScore,
            @Schema(description = "Number of customers.", example = "80") int customers,
            @Schema(description = "Their revenue.", example = "21356.56") BigDecimal revenue) {}

    @Schema(name = "LifetimeValues", description = "How lifetime value is spread over customers.")
    record LifetimeValues(
            @Schema(description = "Sum over all customers.", example = "118431.06")
                    BigDecimal total,
            @Schema(
                            description =
                                    "Why the sum is to be taken with care, in words; null when it need not be.",
                            example =
                                    "Lifetime values look 360 days ahead, of which forecasts were tested on 93.")
                    @Nullable String valueCaution,
            @Schema(
                            description =
                                    "Bands in steps of 1, 2 and 5; those without customers are left out.")
                    List<Band> bands) {}

    @Schema(name = "LifetimeValueBand", description = "Customers of about the same lifetime value.")
    record Band(
            @Schema(description = "Lower bound, within the band.", example = "20") BigDecimal from,
            @Schema(
                            description = "Upper bound, outside the band; null if there is none.",
                            example = "50")
                    @Nullable BigDecimal to,
            @Schema(description = "Number of customers.", example = "412") int customers,
            @Schema(description = "Sum of their lifetime values.", example = "13204.20")
                    BigDecimal amount) {}

    @Schema(name = "CustomerExample", description = "A customer of the sample.")
    record Example(
            @Schema(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @Schema(description = "Segment of the RFM map.", example = "at-risk") String segmentId,
            @Schema(description = "Cluster.", example = "cluster-2") String clusterId,
            @Schema(description = "Days since the last purchase.", example = "12") int recencyDays,
            @Schema(description = "Number of orders.", example = "7") int frequency,
            @Schema(description = "Revenue.", example = "512.40") BigDecimal monetary,
            @Schema(
                            description =
                                    "Probability of being alive, 0 to 1; null where it tells nothing.",
                            example = "0.91")
                    @Nullable Double probabilityAlive,
            @Schema(description = "Lifetime value.", example = "498.10")
                    BigDecimal lifetimeValue) {}
}
