package io.clientele.marketing;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What a segmentation knows of a segment that helps to carry its strategy out.
@Schema(description = "What the segmentation knows that helps to carry the strategy out.")
public record SegmentOutlook(
        @Schema(description = "Id of the segmentation that it is taken from.") UUID segmentationId,
        @Schema(description = "The day it speaks of.", example = "2025-07-01") LocalDate asOf,
        @Schema(description = "Number of customers to reach.", example = "203") int customers,
        @Schema(
                        description =
                                "What the segment is expected to bring; null where that is not known, or not yet: ask"
                                        + " again for what is still being worked out.")
                @Nullable ExpectedRevenue expectedRevenue,
        @Schema(
                        description =
                                "Products that suit these customers, the best first, at most five; null where there are"
                                        + " none. More at `/segments/{id}/recommendations`.")
                @Nullable List<SuggestedProduct> products,
        @Schema(
                        description =
                                "What these customers buy together, the best first, at most three; null where nothing"
                                        + " stands out. More at `/bundles?segment=`.")
                @Nullable List<SuggestedBundle> bundles,
        @Schema(
                        description =
                                "Regions that bring most of the segment's revenue, at most three; null where none are"
                                        + " named.")
                @Nullable List<SuggestedPlace> regions,
        @Schema(description = "Payment methods, likewise.")
                @Nullable List<SuggestedPlace> paymentMethods,
        @Schema(description = "Channels, likewise.") @Nullable List<SuggestedPlace> channels,
        @Schema(description = "What is null here, and why; empty where all is known.")
                List<MissingNumber> missing) {

    /// The same with what the segment is expected to bring.
    public SegmentOutlook expecting(ExpectedRevenue revenue) {
        return with(revenue, missing);
    }

    /// The same with the reason why it is not known what the segment will bring.
    public SegmentOutlook withoutRevenue(String reason) {
        var first = new MissingNumber("expectedRevenue", reason);
        return with(null, Stream.concat(Stream.of(first), missing.stream()).toList());
    }

    private SegmentOutlook with(@Nullable ExpectedRevenue revenue, List<MissingNumber> unknown) {
        return new SegmentOutlook(
                segmentationId,
                asOf,
                customers,
                revenue,
                products,
                bundles,
                regions,
                paymentMethods,
                channels,
                unknown);
    }

    /// What is null, and why.
    @Schema(description = "What is null, and why.")
    public record MissingNumber(
            @Schema(description = "The field.", example = "regions") String part,
            @Schema(
                            description = "Why it is null, in a sentence.",
                            example = "No purchase of the shop names a region.")
                    String reason) {}

    /// A region, payment method or channel that the segment's customers use.
    @Schema(description = "A region, payment method or channel of the segment's customers.")
    public record SuggestedPlace(
            @Schema(description = "As the shop names it.", example = "North") String name,
            @Schema(
                            description =
                                    "Customers of the segment with a purchase there; who buys in several counts in"
                                            + " each.",
                            example = "120")
                    int customers,
            @Schema(
                            description =
                                    "What they brought there before the as-of date; returns are not subtracted.",
                            example = "18120.40")
                    BigDecimal revenue,
            @Schema(
                            description =
                                    "Share of the segment's revenue there, of purchases that name one.",
                            example = "0.41")
                    double revenueShare,
            @Schema(
                            description =
                                    "Share of the segment's customers who buy there, over that of all customers: above 1"
                                            + " the segment is found there more often than elsewhere.",
                            example = "1.3")
                    double index) {}

    /// A product and why it suits the segment.
    @Schema(description = "A product to offer to the segment.")
    public record SuggestedProduct(
            @Schema(description = "The shop's id of the product.", example = "TE-0403")
                    String productId,
            @Schema(
                            description = "Its name, as last sold; null where the shop told none.",
                            example = "Green Tea")
                    @Nullable String name,
            @Schema(
                            description = "Why, in words.",
                            example = "among the ten best for 41 % of At Risk")
                    String reason) {}

    /// Products that go together within the segment.
    @Schema(description = "Who buys the first products also buys the others.")
    public record SuggestedBundle(
            @Schema(
                            description =
                                    "Names of the products in the basket; the id of one without a name.",
                            example = "[\"Green Tea\"]")
                    List<String> products,
            @Schema(description = "What goes with them, likewise.", example = "[\"Tea Pot\"]")
                    List<String> goesWith,
            @Schema(description = "Orders with all of them.", example = "41") int orders,
            @Schema(
                            description = "These as a share of the orders with the first products.",
                            example = "0.38")
                    double confidence,
            @Schema(
                            description =
                                    "Confidence over the share of all orders with the others; 1 is chance.",
                            example = "4.2")
                    double lift) {}

    /// The segment's part of the shop's forecast, which holds what customers yet to come will buy.
    @Schema(
            description =
                    "The segment's part of what the shop is expected to sell in the next 4 whole weeks if nothing is"
                            + " done differently. The parts add up to the shop: what customers yet to come will buy is"
                            + " shared out with the rest. An estimate, whose intervals are at `/forecasts/sales`; the"
                            + " errors told there are the shop's.")
    public record ExpectedRevenue(
            @Schema(description = "First day.", example = "2025-07-07") LocalDate from,
            @Schema(description = "Last day.", example = "2025-08-03") LocalDate to,
            @Schema(description = "In the shop's currency.", example = "9120.40") BigDecimal amount,
            @Schema(description = "Number of orders.", example = "102.70") BigDecimal orders,
            @Schema(
                            description =
                                    "What the lifetime values of today's customers alone give for as many days: customers"
                                            + " x mean lifetime value x 28 / days of its horizon. Lifetime values are"
                                            + " discounted and spread evenly over the horizon; the amount is a part of"
                                            + " the shop's forecast instead, which is not discounted and knows the"
                                            + " season.",
                            example = "7204.10")
                    BigDecimal byLifetimeValue) {}
}
