package io.clientele.input;

import io.clientele.analysis.Background;
import io.clientele.extract.ProductLines;
import io.clientele.ledger.PurchaseHistory;
import io.clientele.locality.PurchasePlaces;
import io.clientele.locality.RegionDay;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// All that a run is made from, read from one state of the ledger.
///
/// @param revision of the ledger
/// @param asOf the day the run speaks of; nothing here is of it or later, but for `netUntil`
/// @param lines of products, within the window
/// @param regionDays the same purchases as `history`, by region
/// @param lastDayOver whether the last day of `history` seems to be whole
/// @param places where and how each customer of `history` buys
/// @param netUntil the last day of a return subtracted from purchases; null if none is
public record RunInput(
        long revision,
        LocalDate asOf,
        PurchaseHistory history,
        Background background,
        ProductLines lines,
        List<RegionDay> regionDays,
        boolean lastDayOver,
        PurchasePlaces places,
        @Nullable LocalDate netUntil) {

    /// Where some of the customers buy.
    ///
    /// @param customerIds of the history, in its order
    public @Nullable String[] regionsOf(String[] customerIds) {
        var found = new @Nullable String[customerIds.length];
        int customer = 0;
        for (int row = 0; row < customerIds.length; row++) {
            while (!history.customerIds()[customer].equals(customerIds[row])) {
                customer++;
            }
            found[row] = places.regions()[customer++];
        }
        return found;
    }

    /// What to be careful about when returns lowered purchases: these know of the return, however
    /// much later it came.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (netUntil != null) {
            warnings.add(
                    "Net returns are subtracted on the day of the purchase, so held-out checks know of"
                            + " returns that came after the day they pretend to stand at.");
            if (!netUntil.isBefore(asOf)) {
                warnings.add(
                        "Net returns of the as-of date or later, up to %s, have been subtracted from purchases before it."
                                .formatted(netUntil));
            }
        }
        return warnings;
    }
}
