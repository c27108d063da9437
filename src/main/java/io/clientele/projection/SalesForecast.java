package io.clientele.projection;

import io.clientele.asof.SegmentationReference;
import io.clientele.calendar.Period;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

@Schema(description = "What is expected to be sold, how sure that is, and how it was found.")
record SalesForecast(
        @Schema(description = "What one figure is about.") Period period,
        @Schema(description = "Number of periods ahead.", example = "8") int horizon,
        ForecastPart part,
        SegmentationReference segmentation,
        @Schema(
                        description =
                                "The last day whose sales are known as a whole; the forecast follows it.",
                        example = "2025-06-30")
                LocalDate knownUntil,
        @Schema(
                        description =
                                "First day of the period that had begun but was not over: it is not learnt from, and"
                                        + " forecast as a whole. A last day is not over when its last sale came more"
                                        + " than an hour earlier than any of the same weekday's in the eight weeks"
                                        + " before. Null if there was none.",
                        example = "2025-06-30")
                @Nullable LocalDate leftOutFrom,
        @Schema(description = "Weekdays on which the shop never sells, learnt from its orders.")
                List<DayOfWeek> closedWeekdays,
        @Schema(
                        description =
                                "Days ahead, in order, that are expected to be shut only because the one earlier year"
                                        + " that is known sold nothing then for a week or more, which may as well be"
                                        + " days that were never sent: the intervals reckon with the closure to come two"
                                        + " times in three.")
                List<LocalDate> assumedShut,
        @Schema(description = "Sums of the expected figures over all periods.") ExpectedSum total,
        @Schema(description = "The periods ahead, in order.") List<ForecastPeriod> points,
        @Schema(description = "The last whole periods, in order, to draw the forecast behind.")
                List<PastPeriod> past,
        ForecastEvidence evidence,
        @Schema(description = "How the parts were made to add up; null for the whole shop.")
                @Nullable ForecastReconciliation reconciliation) {

    @Schema(description = "What the forecast is about.")
    record ForecastPart(
            @Schema(
                            description =
                                    "`shop`, `region`, or the family of the segment: rfm, grid, value, tier or cluster.",
                            example = "rfm")
                    String division,
            @Schema(
                            description = "The segment's id, or the region; null for the shop.",
                            example = "champions")
                    @Nullable String id,
            @Schema(description = "What people read.", example = "Champions") String name) {}

    @Schema(description = "Expected revenue and orders together.")
    record ExpectedSum(
            @Schema(description = "In the shop's currency.", example = "61204.55")
                    BigDecimal revenue,
            @Schema(description = "Number of orders.", example = "702.40") BigDecimal orders) {}

    @Schema(description = "What is expected of one period.")
    record ForecastPeriod(
            @Schema(description = "First day.", example = "2025-06-30") LocalDate start,
            @Schema(description = "Last day.", example = "2025-07-06") LocalDate end,
            @Schema(description = "Revenue in the shop's currency.") ForecastFigure revenue,
            @Schema(description = "Number of orders.") ForecastFigure orders) {}

    @Schema(
            description =
                    "An expectation, and the intervals that 80 and 95 % of outcomes should lie in; never negative. On"
                            + " simulated shops 81 to 85 and 96 to 97 % did, of shops with a busy December, a closure"
                            + " or few days of sales 74 to 90 and 89 to 98 %, of segments on real data 83 to 94 and 98 %.")
    record ForecastFigure(
            @Schema(description = "What is expected.", example = "7650.57") BigDecimal expected,
            @Schema(description = "Lower end of the 80 % interval.", example = "6203.80")
                    BigDecimal low80,
            @Schema(description = "Upper end of the 80 % interval.", example = "9114.12")
                    BigDecimal high80,
            @Schema(description = "Lower end of the 95 % interval.", example = "5240.00")
                    BigDecimal low95,
            @Schema(description = "Upper end of the 95 % interval.", example = "10120.35")
                    BigDecimal high95) {}

    @Schema(description = "What was sold in a period that is over.")
    record PastPeriod(
            @Schema(description = "First day.", example = "2025-06-23") LocalDate start,
            @Schema(description = "Last day.", example = "2025-06-29") LocalDate end,
            @Schema(description = "Revenue in the shop's currency.", example = "8120.10")
                    BigDecimal revenue,
            @Schema(description = "Number of orders.", example = "91") int orders) {}

    @Schema(description = "How the figures were found.")
    record ForecastEvidence(
            @Schema(
                            description =
                                    "Whose past the methods were tested on, and so whose errors these are: `region`, or"
                                            + " `shop`, also for a segment, which shares the shop's forecast out.",
                            example = "shop")
                    String testedOn,
            @Schema(description = "Of revenue.") ForecastChoice revenue,
            @Schema(description = "Of orders.") ForecastChoice orders,
            @Schema(
                            description =
                                    "How methods did on the segment's own past, that of its customers of today; null for"
                                            + " the shop and for regions, which are forecast by their own past.")
                    @Nullable OwnPast ownPast) {}

    @Schema(
            description =
                    "What methods say of a segment by its own past, put to the test as for the shop. It does not"
                            + " serve, and its errors are not those of the forecast: what made the segment shows in its"
                            + " past, known at every origin, so that recent buyers seem to boom and silent customers to"
                            + " be dead.")
    record OwnPast(
            @Schema(description = "What would be expected over all periods.") ExpectedSum total,
            @Schema(description = "Of revenue.") ForecastChoice revenue,
            @Schema(description = "Of orders.") ForecastChoice orders) {}

    @Schema(description = "The method taken, why, and how all of them did on the past.")
    record ForecastChoice(
            @Schema(description = "What supplied the figures.", example = "combination")
                    String method,
            @Schema(
                            description =
                                    "Of `combination`, the methods whose mean it is, in alphabetical order; empty where"
                                            + " one method supplied the figures.",
                            example = "[\"arima\", \"damped-holt\", \"moving-average-4\"]")
                    List<String> combined,
            @Schema(
                            description =
                                    "Whether the series is too short for methods to compete; `reason` says what is"
                                            + " missing.",
                            example = "false")
                    boolean fallback,
            @Schema(
                            description = "Why this method.",
                            example =
                                    "The mean of several methods: none erred less by more than chance explains, over"
                                            + " 16 origins in the past.")
                    String reason,
            @Schema(
                            description =
                                    "Its sum of absolute errors over the sum of what was sold; null for a fallback.",
                            example = "0.142")
                    @Nullable Double wape,
            @Schema(
                            description =
                                    "Its mean absolute error over that of repeating the period before (of days the"
                                            + " one a week before) one step ahead, in the periods before the first"
                                            + " origin (Hyndman & Koehler 2006). It makes series comparable; several"
                                            + " periods ahead a good forecast may lie above 1. Null for a fallback.",
                            example = "0.81")
                    @Nullable Double mase,
            @Schema(description = "Origins in the past it forecast from.", example = "16")
                    int origins,
            @Schema(description = "Periods ahead that were put to the test.", example = "8")
                    int validatedHorizon,
            @Schema(description = "Whole periods learnt from.", example = "104") int history,
            @Schema(
                            description =
                                    "The other methods, those that erred least first. Some may have erred less than the"
                                            + " one taken: `combination` is left for a method that erred less by more"
                                            + " than two standard errors alone, since the best of many is so by luck"
                                            + " more often than not.")
                    List<ForecastMethodError> runnersUp) {}

    @Schema(description = "How far off a method was when it forecast what is already known.")
    record ForecastMethodError(
            @Schema(description = "The method.", example = "theta") String method,
            @Schema(
                            description =
                                    "Sum of absolute errors over the sum of what was sold; null if nothing was.",
                            example = "0.151")
                    @Nullable Double wape,
            @Schema(
                            description =
                                    "Mean absolute error over that of repeating the period before, one step ahead,"
                                            + " before the first origin; null if that never errs.",
                            example = "0.86")
                    @Nullable Double mase) {}

    @Schema(description = "How the forecasts of a division were made to add up to the shop's.")
    record ForecastReconciliation(
            @Schema(description = "Number of parts that add up to the shop.", example = "10")
                    int parts,
            @Schema(
                            description =
                                    "`share-of-expected-purchases` for segments, `weighted-least-squares` for regions.",
                            example = "share-of-expected-purchases")
                    String method,
            @Schema(description = "What it does, in words.") String explanation,
            @Schema(
                            description =
                                    "Expected revenue of this part before that: of a region by its own past, of a"
                                            + " segment by its customers' lifetime models.",
                            example = "24102.00")
                    BigDecimal revenueBefore,
            @Schema(description = "Expected orders of this part before that.", example = "261.30")
                    BigDecimal ordersBefore) {}
}
