package io.clientele.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The days on which a shop sells, learnt from its orders, and how much of a week each weekday
/// holds.
///
/// A weekday is closed when it took next to none of the last half year's orders. A run of days
/// without an order is a closure or a gap when so many orders were to be expected that chance
/// cannot explain it. A closure is expected again on the same dates when every earlier year had
/// it, years aside in which the date was a closed weekday anyway. It is merely assumed when the
/// only earlier year had a week or more of it, since days that were never sent look the same.
///
/// After a year or more without an order a shop begins anew: what came before tells neither its
/// level nor its year.
public final class OpeningDays {

    private static final int WEIGHED_DAYS = 26 * 7;
    private static final int FEWEST_WEEKS = 3;

    /// 45 orders miss a weekday by chance once in a thousand shops: (6/7)^45.
    private static final int FEWEST_ORDERS = 45;

    private static final double CLOSED_SHARE = 0.02;
    private static final int COMPARED_WEEKS = 8;

    /// Expected orders whose absence chance explains once in a thousand times: exp(-7).
    private static final double TELLING_ORDERS = 7;

    private static final int TELLING_RUN = 7;
    private static final int ENDING_RUN = 365;

    /// Whether a closure comes back.
    private enum Recurrence {
        NONE,
        ASSUMED,
        ESTABLISHED
    }

    private final DailySeries orders;

    /// Of each day, the length of the closure or gap that it belongs to; 0 where it belongs to
    /// none.
    private final int[] shut;

    private final double[] weights;

    /// By last day: every series of the shop asks for the same ones.
    private final Map<LocalDate, OpeningDays> earlier = new ConcurrentHashMap<>();

    private OpeningDays(DailySeries orders) {
        this.orders = orders;
        this.weights = new double[8];
        this.shut = new int[orders.values().length];
        markRuns();
        weigh();
    }

    /// Learns from the shop's orders of each day, up to the last day that is complete.
    public static OpeningDays learn(DailySeries orders) {
        double[] values = orders.values();
        int begin = 0;
        int run = 0;
        for (int day = 0; day < values.length; day++) {
            if (values[day] > 0) {
                begin = run >= ENDING_RUN ? day : begin;
                run = 0;
            } else {
                run++;
            }
        }
        return new OpeningDays(
                new DailySeries(
                        orders.firstDay().plusDays(begin),
                        Arrays.copyOfRange(values, begin, values.length)));
    }

    /// The first day that is learnt from.
    public LocalDate firstDay() {
        return orders.firstDay();
    }

    /// What was to be learnt from the orders up to a day.
    public OpeningDays asOf(LocalDate lastDay) {
        return earlier.computeIfAbsent(
                lastDay,
                last -> {
                    int known = Math.clamp(index(last) + 1, 0, orders.values().length);
                    return new OpeningDays(
                            new DailySeries(
                                    orders.firstDay(), Arrays.copyOf(orders.values(), known)));
                });
    }

    /// The weekdays on which the shop never sells.
    public Set<DayOfWeek> closedWeekdays() {
        var closed = new TreeSet<DayOfWeek>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (isClosed(weekday)) {
                closed.add(weekday);
            }
        }
        return closed;
    }

    /// Whether the shop sells on such a weekday.
    public boolean isClosed(DayOfWeek weekday) {
        return weights[weekday.getValue()] == 0;
    }

    /// The part of a usual week's orders that the day holds; 0 when the shop was shut, or is
    /// expected to be.
    public double weight(LocalDate day) {
        return isShut(day) ? 0 : weights[day.getDayOfWeek().getValue()];
    }

    /// The same, had closures that are merely assumed not come.
    public double largestWeight(LocalDate day) {
        return isAssumedShut(day) ? weights[day.getDayOfWeek().getValue()] : weight(day);
    }

    /// Whether the shop was shut on the day, or is expected to be.
    public boolean isShut(LocalDate day) {
        return isClosed(day.getDayOfWeek())
                || (day.isAfter(orders.lastDay())
                        ? recurrence(day) != Recurrence.NONE
                        : wasShut(day));
    }

    /// Whether the shop is expected to be shut on the day for no better reason than that the only
    /// earlier year that is known had no sale then.
    public boolean isAssumedShut(LocalDate day) {
        return day.isAfter(orders.lastDay())
                && !isClosed(day.getDayOfWeek())
                && recurrence(day) == Recurrence.ASSUMED;
    }

    private boolean wasShut(LocalDate day) {
        return runAround(day) > 0;
    }

    private Recurrence recurrence(LocalDate day) {
        int years = 0;
        boolean always = true;
        boolean longRun = true;
        for (int back = 1; index(day.minusYears(back)) >= 0; back++) {
            LocalDate then = day.minusYears(back);
            if (!then.isAfter(orders.lastDay()) && tells(then)) {
                years++;
                always &= wasShut(then);
                longRun &= runAround(then) >= TELLING_RUN;
            }
        }
        if (years == 0 || !always || (years == 1 && !longRun)) {
            return Recurrence.NONE;
        }
        return years == 1 ? Recurrence.ASSUMED : Recurrence.ESTABLISHED;
    }

    /// Whether the day tells if the shop opens on its date: not where it sold nothing because the
    /// weekday is closed, unless it belongs to a long closure or has a closure on both sides.
    private boolean tells(LocalDate day) {
        return !isClosed(day.getDayOfWeek())
                || orders.on(day.toEpochDay()) > 0
                || runAround(day) >= TELLING_RUN
                || (wasShut(nearestOpen(day, -1)) && wasShut(nearestOpen(day, 1)));
    }

    private LocalDate nearestOpen(LocalDate day, int direction) {
        LocalDate other = day.plusDays(direction);
        while (isClosed(other.getDayOfWeek())) {
            other = other.plusDays(direction);
        }
        return other;
    }

    private int runAround(LocalDate day) {
        long index = index(day);
        return index >= 0 && index < shut.length ? shut[(int) index] : 0;
    }

    private long index(LocalDate day) {
        return day.toEpochDay() - orders.firstDay().toEpochDay();
    }

    private void markRuns() {
        double[] values = orders.values();
        int from = 0;
        while (from < values.length) {
            int to = from;
            while (to < values.length && values[to] == 0) {
                to++;
            }
            if (to > from && expected(from, to) >= TELLING_ORDERS) {
                Arrays.fill(shut, from, to, to - from);
            }
            from = to + 1;
        }
    }

    /// The orders to be expected within a run, from the same weekdays around it.
    private double expected(int from, int to) {
        double sum = 0;
        for (int day = from; day < to; day++) {
            double seen = 0;
            int days = 0;
            for (int week = -COMPARED_WEEKS; week <= COMPARED_WEEKS; week++) {
                int other = day + 7 * week;
                if (other >= 0 && other < orders.values().length && (other < from || other >= to)) {
                    seen += orders.values()[other];
                    days++;
                }
            }
            sum += days == 0 ? 0 : seen / days;
        }
        return sum;
    }

    /// A weekday's mean over its open days, pulled towards the mean of all by the weight of one
    /// day.
    private void weigh() {
        int n = orders.values().length;
        double[] sums = new double[8];
        int[] days = new int[8];
        for (int i = Math.max(0, n - WEIGHED_DAYS); i < n; i++) {
            if (shut[i] == 0) {
                int weekday = orders.firstDay().plusDays(i).getDayOfWeek().getValue();
                sums[weekday] += orders.values()[i];
                days[weekday]++;
            }
        }
        double all = Arrays.stream(sums).sum();
        double mean = all / Math.max(1, Arrays.stream(days).sum());
        boolean tells = all >= FEWEST_ORDERS;
        for (int weekday = 1; weekday <= 7; weekday++) {
            boolean closed =
                    tells
                            && days[weekday] >= FEWEST_WEEKS
                            && sums[weekday] <= CLOSED_SHARE * all / 7;
            weights[weekday] =
                    closed ? 0 : (sums[weekday] + Math.max(mean, 1e-9)) / (days[weekday] + 1);
        }
        double week = Arrays.stream(weights).sum();
        for (int weekday = 1; weekday <= 7; weekday++) {
            weights[weekday] /= week;
        }
    }
}
