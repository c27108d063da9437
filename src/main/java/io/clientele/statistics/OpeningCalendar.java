package io.clientele.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// On which days a shop trades, as its sales show.
///
/// A weekday without one sale counts as closed once it has come by [#WEEKS] times between the first
/// and the last day. A gap is a stretch of days without a sale that spans at least two days on
/// which the shop would be open.
///
/// @param openDays days with a sale
/// @param closed weekdays on which the shop never trades
/// @param missedDays days without a sale that fall on other weekdays
/// @param gaps stretches without a sale, in order
public record OpeningCalendar(int openDays, Set<DayOfWeek> closed, int missedDays, List<Gap> gaps) {

    static final int WEEKS = 4;

    private static final int SHORTEST_GAP = 2;

    /// Days without a sale.
    ///
    /// @param from first of them
    /// @param to last of them
    /// @param missedDays those on which the shop would be open
    public record Gap(LocalDate from, LocalDate to, int missedDays) {}

    /// The calendar of the days with a sale, in any order.
    public static OpeningCalendar of(Collection<LocalDate> salesDays) {
        NavigableSet<LocalDate> days = new TreeSet<>(salesDays);
        Set<DayOfWeek> closed = closed(days);
        List<Gap> gaps = new ArrayList<>();
        int missed = 0;
        LocalDate before = null;
        for (var day : days) {
            if (before != null) {
                int open = openBetween(before, day, closed);
                missed += open;
                if (open >= SHORTEST_GAP) {
                    gaps.add(new Gap(before.plusDays(1), day.minusDays(1), open));
                }
            }
            before = day;
        }
        return new OpeningCalendar(days.size(), closed, missed, List.copyOf(gaps));
    }

    private static Set<DayOfWeek> closed(NavigableSet<LocalDate> days) {
        Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
        if (!days.isEmpty()) {
            var first = days.first();
            long span = days.last().toEpochDay() - first.toEpochDay() + 1;
            for (int i = 0; i < 7 && span - i > 7L * (WEEKS - 1); i++) {
                closed.add(first.plusDays(i).getDayOfWeek());
            }
            days.forEach(day -> closed.remove(day.getDayOfWeek()));
        }
        return closed;
    }

    private static int openBetween(LocalDate before, LocalDate after, Set<DayOfWeek> closed) {
        long days = after.toEpochDay() - before.toEpochDay() - 1;
        long open = days / 7 * (7 - closed.size());
        for (long i = 1; i <= days % 7; i++) {
            open += closed.contains(before.plusDays(i).getDayOfWeek()) ? 0 : 1;
        }
        return Math.toIntExact(open);
    }
}
