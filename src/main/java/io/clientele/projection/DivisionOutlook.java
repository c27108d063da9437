package io.clientele.projection;

import io.clientele.calendar.OpeningDays;
import io.clientele.forecast.ForecastPoint;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The forecasts of one division, which add up to those of the shop, together with what those parts
/// would take that went with an erased customer.
///
/// @param whole the shop
/// @param parts by the segment's id or the region, in ascending order; empty for the shop itself
/// @param closedWeekdays on which the shop never sells
/// @param assumedShut days ahead that are expected to be shut as in the only year before
record DivisionOutlook(
        PartOutlook whole,
        Map<String, PartOutlook> parts,
        Set<DayOfWeek> closedWeekdays,
        List<LocalDate> assumedShut) {

    /// The shop by itself.
    static DivisionOutlook of(PartOutlook shop, OpeningDays days) {
        List<ForecastPoint> points = shop.revenue().points();
        return new DivisionOutlook(
                shop,
                Map.of(),
                days.closedWeekdays(),
                points.getFirst()
                        .start()
                        .datesUntil(points.getLast().end().plusDays(1))
                        .filter(days::isAssumedShut)
                        .toList());
    }

    /// The same days by parts.
    DivisionOutlook among(Map<String, PartOutlook> itsParts) {
        return new DivisionOutlook(whole, itsParts, closedWeekdays, assumedShut);
    }
}
