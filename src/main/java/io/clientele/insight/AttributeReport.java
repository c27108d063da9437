package io.clientele.insight;

import io.clientele.asof.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

@Schema(
        name = "AttributeInsight",
        description =
                "The values of one attribute against the whole shop. Revenue is that of purchased lines; returns are"
                        + " told apart and never subtracted.")
record AttributeReport(
        @Schema(description = "The attribute.", example = "region") String attribute,
        @Schema(description = "Whether any line names it; if not, nothing is guessed.")
                boolean present,
        @Schema(
                        description =
                                "Whether the ledger has changed since; so it is for some seconds where counting takes"
                                        + " long.")
                boolean stale,
        @Schema(description = "Where segments and tiers come from; null before the first.")
                @Nullable SegmentationReference segmentation,
        @Schema(
                        description =
                                "The day after the last purchase day; null for an empty ledger. The last quarter are"
                                        + " the 13 weeks before it.",
                        example = "2011-12-10")
                @Nullable LocalDate asOf,
        Test test,
        @Schema(description = "What to know, in plain words.") List<AttributeFinding> findings,
        @Schema(description = "The whole shop; its value is null.") ValueReport shop,
        @Schema(description = "Lines without a value, if any; its value is null.")
                @Nullable ValueReport notStated,
        @Schema(description = "Values, the most revenue first.") List<ValueReport> items,
        @Schema(
                        description =
                                "Further values that are not listed; those beyond 5,000 count as one.",
                        example = "0")
                int furtherValues,
        @Schema(description = "Their revenue.", example = "0.00") BigDecimal furtherRevenue) {

    /// How a value is told from the rest.
    static final String TEST =
            "two-sided: Fisher's exact test of shares of customers; permutation and z test of ratios";

    @Schema(name = "SignificanceTest", description = "How chance is told from a difference.")
    record Test(
            @Schema(description = "The test.", example = TEST) String name,
            @Schema(description = "The correction for many comparisons.", example = "holm")
                    String correction,
            @Schema(description = "Adjusted p values below it count.", example = "0.05")
                    double level,
            @Schema(description = "Different customers needed on each side.", example = "30")
                    int fewestCustomers,
            @Schema(description = "Comparisons made in this answer.", example = "48")
                    int comparisons) {}

    @Schema(
            name = "AttributeValue",
            description =
                    "One value. Customers and orders with several values count under each, so that sums over values"
                            + " can exceed the shop's.")
    record ValueReport(
            @Schema(description = "The value.", example = "South") @Nullable String value,
            @Schema(description = "Customers with a purchase.", example = "410") long customers,
            @Schema(description = "Their share of the shop's, 0 to 1.", example = "0.21")
                    double customerShare,
            @Schema(description = "Orders.", example = "1204") long orders,
            @Schema(description = "Their share of the shop's, 0 to 1.", example = "0.22")
                    double orderShare,
            @Schema(description = "Revenue.", example = "61840.20") BigDecimal revenue,
            @Schema(description = "Its share of the shop's, 0 to 1.", example = "0.24")
                    double revenueShare,
            @Schema(description = "Revenue of an order; null without one.", example = "51.36")
                    @Nullable BigDecimal averageOrder,
            Growth growth,
            Returned returns,
            @Schema(description = "Its customers by RFM segment.") List<Mix> segments,
            @Schema(description = "Its customers by tier.") List<Mix> tiers,
            @Schema(description = "Against the rest of the shop, where both are large enough.")
                    List<Difference> differences) {}

    @Schema(name = "QuarterlyGrowth", description = "Revenue of quarters of 13 weeks.")
    record Growth(
            @Schema(description = "Of the last quarter.", example = "9120.40")
                    BigDecimal lastQuarter,
            @Schema(description = "Of the quarter before.", example = "8140.00")
                    BigDecimal quarterBefore,
            @Schema(description = "Of the same quarter of the year before.", example = "7020.10")
                    BigDecimal yearBefore,
            @Schema(
                            description =
                                    "Growth on the quarter before; null if the ledger does not reach back so far or"
                                            + " nothing was sold then.",
                            example = "0.12")
                    @Nullable Double onQuarterBefore,
            @Schema(description = "Growth on the year before; null likewise.", example = "0.3")
                    @Nullable Double onYearBefore) {}

    @Schema(name = "ReturnedGoods", description = "What came back.")
    record Returned(
            @Schema(description = "Returned lines.", example = "31") long lines,
            @Schema(description = "Their worth.", example = "402.10") BigDecimal amount,
            @Schema(
                            description =
                                    "Returned lines for each purchased line; null without one.",
                            example = "0.018")
                    @Nullable Double share) {}

    @Schema(name = "SegmentMix", description = "Customers of a value in one segment.")
    record Mix(
            @Schema(description = "Id of the segment.", example = "champions") String id,
            @Schema(description = "Its name.", example = "Champions") String name,
            @Schema(description = "Customers.", example = "96") int customers,
            @Schema(description = "Share of the value's customers, 0 to 1.", example = "0.23")
                    double share,
            @Schema(description = "Share of the segment's customers, 0 to 1.", example = "0.31")
                    double shareOfSegment) {}

    @Schema(name = "ValueDifference", description = "A value against the rest of the shop.")
    record Difference(
            @Schema(
                            description =
                                    "What is compared: revenue of an order, returned lines for each purchased line,"
                                            + " growth on the quarter before (left out if nothing was sold then on either"
                                            + " side), share of champions, share of the highest tier.")
                    Measure measure,
            @Schema(description = "Of the value.", example = "0.31") double value,
            @Schema(
                            description =
                                    "Of all others added up, lines without a value among them: a customer or an order"
                                            + " of several values counts under each, as in the figures of the values.",
                            example = "0.18")
                    double rest,
            @Schema(
                            description = "Chance of such a difference between equals, corrected.",
                            example = "0.003")
                    double pValue,
            @Schema(description = "Whether it is below the level.") boolean significant) {}

    @Schema(name = "AttributeFinding", description = "Something to know or do.")
    record AttributeFinding(
            @Schema(
                            description =
                                    "Stable word for programs: `dominates`, `holds-champions`, `lacks-champions`,"
                                            + " `grows-faster`, `falls-behind`, `returned-more`, `larger-orders`,"
                                            + " `smaller-orders`, `no-difference`, `too-few`, `not-stated`,"
                                            + " `not-segmented`, `absent`.",
                            example = "holds-champions")
                    String code,
            @Schema(description = "The value it speaks of; null for the whole.", example = "South")
                    @Nullable String value,
            @Schema(
                            description = "The finding in a sentence or two.",
                            example =
                                    "South holds 31 % of champions with 21 % of segmented customers and grew 12 % on the quarter"
                                            + " before, while the whole shop grew 3 %: focus there.")
                    String sentence,
            @Schema(description = "Revenue that it touches.", example = "61840.20")
                    BigDecimal revenue) {}

    AttributeReport cut(int limit, boolean isStale) {
        var shown = items.subList(0, Math.min(limit, items.size()));
        var hidden = items.subList(shown.size(), items.size());
        return new AttributeReport(
                attribute,
                present,
                isStale,
                segmentation,
                asOf,
                test,
                findings,
                shop,
                notStated,
                shown,
                furtherValues + hidden.size(),
                hidden.stream().map(ValueReport::revenue).reduce(furtherRevenue, BigDecimal::add));
    }
}
