package io.clientele.demo;

/// What a customer is like, unknown to the shop.
///
/// @param number from 0
/// @param wholesaler whether it is a business that buys for others
/// @param rate λ, orders a day while the customer stays
/// @param leaving p, the chance to leave for good after a repeat order
/// @param spendRate ν, of the Gamma that order values are drawn from
/// @param favourite the category that the customer likes best
/// @param region index of [Market#REGIONS]
/// @param payment index of [Market#PAYMENTS], used for most orders
/// @param channel index of [Market#CHANNELS], used for most orders
record Customer(
        int number,
        boolean wholesaler,
        double rate,
        double leaving,
        double spendRate,
        int favourite,
        int region,
        int payment,
        int channel) {

    /// Shape and rate (in days) of λ.
    private static final double R = 0.65;

    private static final double ALPHA = 36;

    /// Of p.
    private static final double A = 0.9;

    private static final double B = 2.4;

    /// Shape of the order values, and shape and rate (in the shop's money) of ν.
    private static final double P = 6;

    private static final double Q = 4;
    private static final double GAMMA = 22;

    static Customer draw(Draws draws, int number) {
        boolean wholesaler = draws.chance(0.02);
        return new Customer(
                number,
                wholesaler,
                draws.gamma(R) / ALPHA * (wholesaler ? 2 : 1),
                draws.beta(A, B),
                draws.gamma(Q) / GAMMA / (wholesaler ? 8 : 1),
                draws.below(Catalogue.categories()),
                draws.pick(Market.REGION_SHARES),
                wholesaler ? Market.INVOICE : draws.pick(Market.PAYMENT_SHARES),
                draws.pick(Market.CHANNEL_SHARES));
    }

    /// Days to the next order if the customer stays.
    double pause(Draws draws) {
        return draws.exponential() / rate;
    }

    /// The value of an order, in cents.
    double spend(Draws draws) {
        return 100 * draws.gamma(P) / spendRate;
    }
}
