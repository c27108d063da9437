package io.clientele.turnover;

import io.clientele.asof.SegmentationReference;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

@Schema(name = "SalesInsight", description = "Sales by period, cohorts and concentration.")
record SalesReport(
        @Schema(
                        description =
                                "Whether the ledger has changed since; so it is for some seconds where counting takes"
                                        + " long.")
                boolean stale,
        @Schema(
                        description =
                                "The day after the last purchase day; null for an empty ledger.",
                        example = "2011-12-10")
                @Nullable LocalDate asOf,
        @Schema(description = "What sales are added up over.") Period period,
        @Schema(
                        description =
                                "What they are told apart by, in the order asked; empty if they are not.")
                List<Split> by,
        @Schema(description = "Where segments and tiers come from; null for other splits.")
                @Nullable SegmentationReference segmentation,
        @Schema(description = "What to know, in plain words.") List<String> findings,
        @Schema(description = "The whole shop, less net returns, every period in order.")
                List<PeriodSales> items,
        @Schema(
                        description =
                                "The values asked for by `by`, or their combinations, the most revenue first. Of"
                                        + " regions, categories, payment methods and channels the revenue is that of"
                                        + " purchased lines.")
                List<ValueSales> values,
        @Schema(
                        description =
                                "Further values or combinations that were counted and are not listed. The 1,000 of most"
                                        + " revenue are counted; those beyond are neither listed nor in this number."
                                        + " With segments, they are sought among the 10,000 best combinations of what"
                                        + " lines name.",
                        example = "0")
                int furtherValues,
        @Schema(description = "Customers by the month of their first purchase.")
                List<Cohort> cohorts,
        Pareto pareto) {

    @Schema(
            name = "ValueSales",
            description = "Sales of one value or segment, or of a combination of them.")
    record ValueSales(
            @Schema(
                            description =
                                    "The value, or the id of the segment; null for lines without one, and for a"
                                            + " combination, whose values are in `parts`.",
                            example = "South")
                    @Nullable String value,
            @Schema(
                            description =
                                    "As shown, a combination with dots between; null for lines without a value.",
                            example = "South")
                    @Nullable String name,
            @Schema(description = "One for each `by`, in the order asked.") List<ValuePart> parts,
            @Schema(description = "Revenue of the periods listed.", example = "61840.20")
                    BigDecimal revenue,
            List<PeriodSales> items) {}

    @Schema(name = "ValuePart", description = "A value of one of the splits.")
    record ValuePart(
            @Schema(description = "The split.") Split by,
            @Schema(
                            description =
                                    "The value, or the id of the segment; null for lines without one.",
                            example = "South")
                    @Nullable String value,
            @Schema(description = "As shown; null for lines without a value.", example = "South")
                    @Nullable String name) {}

    @Schema(name = "PeriodSales", description = "Sales of one period.")
    record PeriodSales(
            @Schema(description = "First day.", example = "2011-11-01") LocalDate from,
            @Schema(description = "Last day.", example = "2011-11-30") LocalDate to,
            @Schema(
                            description =
                                    "Whether all its days were asked for and are over. The last day of all is not when"
                                            + " its last sale came more than an hour earlier than any of the same"
                                            + " weekday's in the eight weeks before.")
                    boolean complete,
            @Schema(description = "Revenue.", example = "1156205.61") BigDecimal revenue,
            @Schema(description = "Orders.", example = "2657") long orders,
            @Schema(description = "Customers with a purchase.", example = "1664") int customers,
            @Schema(
                            description =
                                    "Those whose first purchase on record is in the period; in the first ones, customers"
                                            + " of before the record are among them.",
                            example = "323")
                    int newCustomers,
            @Schema(description = "All others.", example = "1341") int returningCustomers,
            @Schema(description = "Revenue of the new ones.", example = "120880.10")
                    BigDecimal newRevenue,
            @Schema(description = "Revenue of the returning ones.", example = "1035325.51")
                    BigDecimal returningRevenue,
            @Schema(description = "Revenue of an order; null without one.", example = "435.15")
                    @Nullable BigDecimal averageOrder) {}

    @Schema(
            name = "Cohort",
            description =
                    "Customers whose first purchase on record is in one month; in the first month that is"
                            + " everybody who bought.")
    record Cohort(
            @Schema(description = "First day of the month.", example = "2010-12-01")
                    LocalDate month,
            @Schema(description = "Customers of the cohort.", example = "885") int customers,
            @Schema(
                            description =
                                    "How many of them bought 0, 1, 2 … months later; the last number may be of a month"
                                            + " that is not over.",
                            example = "[885, 324, 286]")
                    List<Integer> active,
            @Schema(
                            description = "The same as shares of the cohort.",
                            example = "[1, 0.366, 0.323]")
                    List<Double> retention,
            @Schema(description = "What they spent.", example = "[570422.73, 275734.47]")
                    List<BigDecimal> revenue) {}

    @Schema(name = "Pareto", description = "How unevenly revenue is spread over customers.")
    record Pareto(
            @Schema(description = "Share of revenue of the best fifth.", example = "0.746")
                    double topFifth,
            @Schema(description = "Fewest customers who bring 80 % together.", example = "1132")
                    int customersForFourFifths,
            @Schema(description = "Gini's coefficient, 0 for equal shares.", example = "0.71")
                    double gini,
            @Schema(description = "The curve, from the best customer down.") List<Point> curve) {}

    @Schema(name = "ParetoPoint", description = "A point of the curve.")
    record Point(
            @Schema(description = "Share of the customers, the best first.", example = "0.2")
                    double customers,
            @Schema(description = "Share of the revenue they bring.", example = "0.746")
                    double revenue) {}

    static BigDecimal cents(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }

    SalesReport markStale(boolean isStale) {
        return new SalesReport(
                isStale,
                asOf,
                period,
                by,
                segmentation,
                findings,
                items,
                values,
                furtherValues,
                cohorts,
                pareto);
    }
}
