package io.clientele.sales;

/// What the customers of a part are expected to buy within the horizon of their snapshot, by its
/// lifetime model.
///
/// @param revenue in the currency unit, not discounted
/// @param purchases purchase days
/// @param ordersPerPurchase orders that a purchase day held until then, on average
/// @param spread squared coefficient of variation of what a purchase day brought until then
public record Expectation(
        double revenue, double purchases, double ordersPerPurchase, double spread) {

    /// The orders expected.
    public double orders() {
        return purchases * ordersPerPurchase;
    }
}
