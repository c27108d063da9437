package io.clientele.quality;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Schema(name = "DataQuality", description = "A first look at the whole ledger or one upload.")
record QualityReport(
        @Schema(description = "The upload looked at; null for the whole ledger.")
                @Nullable UUID upload,
        @Schema(
                        description =
                                "Whether the ledger has changed since; so it is for some seconds where a look takes"
                                        + " long.")
                boolean stale,
        Sent sent,
        Held held,
        @Schema(description = "What to know, the weightiest first.") List<Finding> findings,
        @Schema(description = "Every column, whether it was sent or not.")
                List<ColumnReport> columns,
        Calendar calendar,
        @Schema(description = "Days and uploads whose prices are of another size than the rest.")
                List<ScaleBreak> scaleBreaks,
        @Schema(description = "Every day with a line.") List<Day> days,
        @Schema(description = "Every month with a purchase.") List<Month> months) {

    @Schema(
            name = "SentRows",
            description =
                    "Rows by what became of them when they were imported: read = accepted + returns + duplicates +"
                            + " rejected. A file sent again is counted once.")
    record Sent(
            @Schema(description = "Uploads.", example = "3") long uploads,
            @Schema(description = "Rows read.", example = "541909") long read,
            @Schema(description = "Purchases taken.", example = "392692") long accepted,
            @Schema(description = "Returns taken.", example = "8905") long returns,
            @Schema(description = "Rows that were there already.", example = "5192")
                    long duplicates,
            @Schema(description = "Refused rows.", example = "135120") long rejected,
            @Schema(
                            description =
                                    "Refused rows by reason, the `code` of `Reject`, the most frequent first.",
                            example = "{\"missing-customer-id\": 135080}")
                    Map<String, Long> rejectedByReason) {}

    @Schema(name = "HeldLines", description = "What the ledger holds of them now.")
    record Held(
            @Schema(description = "Purchased lines.", example = "392692") long lines,
            @Schema(description = "Returned lines.", example = "8905") long returns,
            @Schema(description = "Customers with a purchase.", example = "4338") long customers,
            @Schema(description = "Orders.", example = "18532") long orders,
            @Schema(description = "Revenue of the purchased lines.", example = "8887208.89")
                    BigDecimal revenue,
            @Schema(
                            description =
                                    "Worth of the returned lines, as a negative amount; not subtracted from revenue.",
                            example = "-611342.09")
                    BigDecimal returnedAmount) {}

    @Schema(description = "On which days the shop trades, as its sales show.")
    record Calendar(
            @Schema(description = "First day with a line.", example = "2010-12-01")
                    @Nullable LocalDate firstDay,
            @Schema(description = "Last day with a line.", example = "2011-12-09")
                    @Nullable LocalDate lastDay,
            @Schema(description = "Days with a purchase.", example = "305") int openDays,
            @Schema(
                            description =
                                    "Weekdays on which nothing was ever sold, over four weeks or more.",
                            example = "[\"SATURDAY\"]")
                    List<DayOfWeek> closedWeekdays,
            @Schema(
                            description = "Days without a sale that fall on other weekdays.",
                            example = "15")
                    int missedDays,
            @Schema(description = "Stretches of at least two missed days, the longest first.")
                    List<Gap> gaps) {}

    @Schema(name = "CalendarGap", description = "A stretch of days without a sale.")
    record Gap(
            @Schema(description = "First day of it.", example = "2010-12-24") LocalDate from,
            @Schema(description = "Last day of it.", example = "2011-01-03") LocalDate to,
            @Schema(description = "Days of it on which the shop would be open.", example = "9")
                    int missedDays) {}

    @Schema(
            name = "ScaleBreak",
            description =
                    "Prices of another size: at least five times or at most a fifth of what the same products"
                            + " cost otherwise, over at least ten lines.")
    record ScaleBreak(
            @Schema(description = "The day; null for a whole upload.", example = "2025-03-04")
                    @Nullable LocalDate day,
            @Schema(description = "The upload; null for a day.") @Nullable UUID upload,
            @Schema(
                            description =
                                    "How many times the usual price, by the mean of logarithms.",
                            example = "100")
                    double factor,
            @Schema(description = "Lines of it.", example = "310") long lines,
            @Schema(description = "Their revenue.", example = "182500.00") BigDecimal revenue) {}

    @Schema(name = "LedgerDay", description = "A day.")
    record Day(
            @Schema(description = "The day.", example = "2011-11-30") LocalDate day,
            @Schema(description = "Purchased lines.", example = "2211") long lines,
            @Schema(description = "Returned lines.", example = "38") long returns,
            @Schema(description = "Revenue.", example = "43120.55") BigDecimal revenue) {}

    @Schema(name = "LedgerMonth", description = "A month.")
    record Month(
            @Schema(description = "Its first day.", example = "2011-11-01") LocalDate month,
            @Schema(description = "Customers with a purchase.", example = "1664") long customers,
            @Schema(description = "Orders.", example = "2657") long orders,
            @Schema(description = "Purchased lines.", example = "63168") long lines,
            @Schema(description = "Revenue.", example = "1156205.61") BigDecimal revenue) {}

    QualityReport markStale(boolean isStale) {
        return new QualityReport(
                upload,
                isStale,
                sent,
                held,
                findings,
                columns,
                calendar,
                scaleBreaks,
                days,
                months);
    }
}
