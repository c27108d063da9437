package io.clientele.insight;

import io.clientele.tally.AttributeTally.Cell;

import org.jspecify.annotations.Nullable;

/// What a customer bought under one value of an attribute, or under all of them.
///
/// @param values under how many they bought; none where there are returns alone
/// @param place null for a customer whom the snapshot does not hold
record Purchases(Cell cell, int values, @Nullable Place place) {

    /// A customer's place in the snapshot; codes of its families.
    record Place(int rfm, int tier, boolean champion, boolean topTier) {}

    static Purchases of(Cell cell, @Nullable Place place) {
        return new Purchases(cell, cell.lines() > 0 ? 1 : 0, place);
    }

    /// These and those of the same customer under another value.
    Purchases plus(Purchases other) {
        var one = cell;
        var two = other.cell;
        return new Purchases(
                new Cell(
                        one.customerId(),
                        null,
                        one.orders() + two.orders(),
                        one.lines() + two.lines(),
                        one.returns() + two.returns(),
                        one.revenue() + two.revenue(),
                        one.returned() + two.returned(),
                        one.lastQuarter() + two.lastQuarter(),
                        one.quarterBefore() + two.quarterBefore(),
                        one.yearBefore() + two.yearBefore()),
                values + other.values,
                place);
    }

    boolean isChampion() {
        return place != null && place.champion();
    }

    boolean isTopTier() {
        return place != null && place.topTier();
    }
}
