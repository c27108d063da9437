package io.clientele.uplift;

/// The customers of one side of a comparison, counted while they come: size, buyers, and mean and
/// variance of revenue a customer, those without a purchase as 0. For one thread.
///
/// Mean and variance by Welford's recurrence (1962, Technometrics 4), which does not lose digits
/// where the mean is large.
public final class Arm {

    private long customers;
    private long buyers;
    private double mean;
    private double squares;

    /// Adds a customer.
    ///
    /// @param revenue of the period, in the currency unit
    public void add(boolean bought, double revenue) {
        customers++;
        buyers += bought ? 1 : 0;
        double step = revenue - mean;
        mean += step / customers;
        squares += step * (revenue - mean);
    }

    public long customers() {
        return customers;
    }

    public long buyers() {
        return buyers;
    }

    /// Share of customers who bought; 0 without a customer.
    public double purchaseRate() {
        return customers == 0 ? 0 : (double) buyers / customers;
    }

    /// Mean revenue a customer.
    public double meanRevenue() {
        return mean;
    }

    /// Sample variance of revenue a customer; 0 for less than two.
    public double variance() {
        return customers < 2 ? 0 : squares / (customers - 1);
    }
}
