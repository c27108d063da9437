package io.clientele.insight;

import java.util.Locale;

/// What a value of an attribute is held against the rest of the shop by.
enum Measure {
    /// Revenue of an order; one of several values is an order under each.
    AVERAGE_ORDER,
    /// Returned lines for each purchased line.
    RETURN_SHARE,
    /// Revenue of the last quarter as a share of that of the last two.
    GROWTH,
    /// Customers who are champions, as a share of those in the snapshot; one of several values is a
    /// customer of each. Were they counted once among all others, every value would seem to hold
    /// more champions than the others do, since champions buy under more of them.
    CHAMPIONS,
    /// Customers in the highest tier, likewise.
    TOP_TIER;

    double numerator(Purchases bought) {
        var cell = bought.cell();
        return switch (this) {
            case AVERAGE_ORDER -> cell.revenue();
            case RETURN_SHARE -> cell.returns();
            case GROWTH -> cell.lastQuarter();
            case CHAMPIONS -> bought.isChampion() ? bought.values() : 0;
            case TOP_TIER -> bought.isTopTier() ? bought.values() : 0;
        };
    }

    double denominator(Purchases bought) {
        var cell = bought.cell();
        return switch (this) {
            case AVERAGE_ORDER -> cell.orders();
            case RETURN_SHARE -> cell.lines();
            case GROWTH -> cell.lastQuarter() + cell.quarterBefore();
            case CHAMPIONS, TOP_TIER -> bought.place() == null ? 0 : bought.values();
        };
    }

    /// Whether it is a share of customers, each of whom is or is not.
    boolean isShareOfCustomers() {
        return this == CHAMPIONS || this == TOP_TIER;
    }

    /// What the numerator moves by at least: a line, a customer or a cent.
    double step() {
        return this == AVERAGE_ORDER || this == GROWTH ? 0.01 : 1;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
