package io.clientele.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// When the shop sells: busier days take up more of the customers' time.
///
/// Customers live in shop time, in which purchases have no season. A day lasts as long there as it
/// is busy, one on average, so the whole of it is as many days long as the calendar.
final class Calendar {

    /// From Monday on.
    private static final double[] WEEK = {0.9, 0.9, 0.95, 1.0, 1.15, 1.35, 0.75};

    private static final int OPENS = 7 * 3600;
    private static final int OPEN_SECONDS = 15 * 3600;

    private final LocalDate firstDay;
    private final double[] ends;
    private final byte[][] dates;
    private final byte[][] compactDates;

    Calendar(LocalDate firstDay, LocalDate lastDay) {
        this.firstDay = firstDay;
        int days = Math.toIntExact(ChronoUnit.DAYS.between(firstDay, lastDay)) + 1;
        ends = new double[days];
        dates = new byte[days][];
        compactDates = new byte[days][];
        double sum = 0;
        for (int day = 0; day < days; day++) {
            var date = firstDay.plusDays(day);
            sum += busyness(date);
            ends[day] = sum;
            dates[day] = date.toString().getBytes(StandardCharsets.US_ASCII);
            compactDates[day] =
                    date.toString().replace("-", "").getBytes(StandardCharsets.US_ASCII);
        }
        for (int day = 0; day < days; day++) {
            ends[day] *= days / sum;
        }
    }

    private static double busyness(LocalDate date) {
        double weekday = WEEK[date.getDayOfWeek().getValue() - 1];
        int day = date.getDayOfMonth();
        return weekday
                * switch (date.getMonth()) {
                    case NOVEMBER -> day < 15 ? 1.15 : 1.5;
                    case DECEMBER -> day < 21 ? 1.9 : day < 24 ? 1.2 : day < 27 ? 0.1 : 0.8;
                    case JANUARY, JULY, AUGUST -> 0.85;
                    case FEBRUARY, MARCH, APRIL, MAY, JUNE, SEPTEMBER, OCTOBER -> 1.0;
                };
    }

    int days() {
        return ends.length;
    }

    /// Seconds since the first day's midnight, from a moment of shop time, 0 to [#days()].
    long second(double shopTime) {
        int found = Arrays.binarySearch(ends, shopTime);
        int day = Math.min(found < 0 ? -found - 1 : found + 1, ends.length - 1);
        double start = day == 0 ? 0 : ends[day - 1];
        double part = (shopTime - start) / (ends[day] - start);
        return day * 86_400L + OPENS + (long) (part * OPEN_SECONDS);
    }

    Month month(long second) {
        return firstDay.plusDays(second / 86_400).getMonth();
    }

    /// As in `2024-05-13`.
    byte[] date(long second) {
        return dates[(int) (second / 86_400)];
    }

    /// As in `20240513`.
    byte[] compactDate(long second) {
        return compactDates[(int) (second / 86_400)];
    }
}
