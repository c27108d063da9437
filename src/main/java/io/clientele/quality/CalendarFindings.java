package io.clientele.quality;

import static io.clientele.statistics.Wording.count;
import static io.clientele.statistics.Wording.list;

import io.clientele.statistics.Distribution;
import io.clientele.statistics.Fences;
import io.clientele.statistics.OpeningCalendar.Gap;
import io.clientele.tally.LineCounts.Day;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// When the shop trades, when it does not, and days unlike the others.
final class CalendarFindings {

    private static final int GAPS_NAMED = 3;
    private static final int LONG_GAP = 4;
    private static final int WRONG_DATES = 250;

    private CalendarFindings() {}

    static void add(Look look, Findings findings) {
        var days = look.lines().days().stream().filter(day -> day.lines() > 0).toList();
        if (days.isEmpty()) {
            return;
        }
        closedWeekdays(look, findings);
        look.calendar().gaps().stream()
                .sorted(Comparator.comparingInt(Gap::missedDays).reversed())
                .limit(GAPS_NAMED)
                .forEach(gap -> gap(gap, findings));
        unusualDays(days, findings);
        unfinishedMonth(look, days.getLast().day(), findings);
    }

    private static void closedWeekdays(Look look, Findings findings) {
        var closed = look.calendar().closed();
        if (!closed.isEmpty()) {
            findings.add(
                    "closed-weekdays",
                    Weight.NOTE,
                    0,
                    0,
                    "Nothing was ever sold on %s. If the shop is open then, a part of its sales is missing."
                            .formatted(
                                    list(
                                            closed.stream()
                                                    .sorted()
                                                    .map(
                                                            day ->
                                                                    day.getDisplayName(
                                                                                    TextStyle.FULL,
                                                                                    Locale.ENGLISH)
                                                                            + "s")
                                                    .toList())));
        }
    }

    private static void gap(Gap gap, Findings findings) {
        boolean wrong = gap.missedDays() >= WRONG_DATES;
        findings.add(
                "calendar-gap",
                wrong
                        ? Weight.PROBLEM
                        : gap.missedDays() >= LONG_GAP ? Weight.WARNING : Weight.NOTE,
                0,
                0,
                "No sale from %s to %s, %s on which the shop would be open. %s"
                        .formatted(
                                gap.from(),
                                gap.to(),
                                count(gap.missedDays(), "day", "days"),
                                wrong
                                        ? "Are the dates before or after it wrong?"
                                        : "Was it closed, or is a file missing?"));
    }

    private static void unusualDays(List<Day> days, Findings findings) {
        var perDay =
                Distribution.of(
                        days.stream().mapToDouble(Day::lines).toArray(),
                        days.stream().mapToLong(day -> 1).toArray());
        var fences = Fences.of(perDay);
        var many = days.stream().filter(day -> fences.isAbove((double) day.lines())).toList();
        if (!many.isEmpty()) {
            var most = many.stream().max(Comparator.comparingLong(Day::lines)).orElseThrow();
            findings.add(
                    "busy-days",
                    Weight.WARNING,
                    many.stream().mapToLong(Day::lines).sum(),
                    many.stream().mapToDouble(Day::revenue).sum(),
                    """
                    %s far more lines than all others; the most, %s, are of %s, when half of all days have at most \
                    %s. Is it a default date?"""
                            .formatted(
                                    count(many.size(), "day has", "days have"),
                                    count(most.lines()),
                                    most.day(),
                                    count(Math.round(perDay.quantile(0.5)))));
        }
        var few = days.stream().filter(day -> fences.isBelow((double) day.lines())).toList();
        if (!few.isEmpty()) {
            findings.add(
                    "quiet-days",
                    Weight.NOTE,
                    few.stream().mapToLong(Day::lines).sum(),
                    few.stream().mapToDouble(Day::revenue).sum(),
                    "%s far fewer lines than all others, the first of them %s. Was a part of the day lost?"
                            .formatted(
                                    count(few.size(), "day has", "days have"),
                                    few.getFirst().day()));
        }
    }

    private static void unfinishedMonth(Look look, LocalDate last, Findings findings) {
        if (last.getDayOfMonth() < last.lengthOfMonth() - LONG_GAP && look.months().size() > 1) {
            var month = look.months().getLast();
            findings.add(
                    "unfinished-month",
                    Weight.NOTE,
                    month.lines(),
                    month.revenue(),
                    "%s %d ends with day %d of %d: do not hold it against whole months."
                            .formatted(
                                    last.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                    last.getYear(),
                                    last.getDayOfMonth(),
                                    last.lengthOfMonth()));
        }
    }
}
