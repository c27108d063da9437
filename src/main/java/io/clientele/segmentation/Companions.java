package io.clientele.segmentation;

import io.clientele.analysis.Outcome;
import io.clientele.input.RunInput;
import io.clientele.place.PlaceBook;
import io.clientele.place.SegmentPlace;
import io.clientele.sales.DailySales;
import io.clientele.sales.SalesBook;

import java.util.List;

/// What is published beside a snapshot, and goes with it.
///
/// @param sales what each day brought until then
/// @param places where and how each segment buys
record Companions(List<DailySales> sales, List<SegmentPlace> places) {

    static Companions of(RunInput input, Outcome outcome) {
        var sales =
                SalesBook.of(
                        input.history(),
                        outcome.segments(),
                        outcome.columns(),
                        input.regionDays(),
                        input.places(),
                        input.lastDayOver());
        var places =
                PlaceBook.of(
                        input.places(),
                        input.history().customerIds(),
                        outcome.segments(),
                        outcome.columns());
        return new Companions(sales, places);
    }
}
