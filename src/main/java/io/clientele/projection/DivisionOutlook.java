package io.clientele.projection;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.Set;

/// The forecasts of one division, which add up to those of the shop.
///
/// @param whole the shop
/// @param parts by the segment's id or the region, in ascending order; empty for the shop itself
/// @param closedWeekdays on which the shop never sells
record DivisionOutlook(
        PartOutlook whole, Map<String, PartOutlook> parts, Set<DayOfWeek> closedWeekdays) {}
