package io.clientele.value;

/// What every customer is expected to bring, as parallel columns in the order of the summaries.
///
/// @param probabilityAlive chance of not having left for good
/// @param expectedPurchases over the whole horizon, not discounted
/// @param expectedOrderValue money a purchase day
/// @param lifetimeValue money, discounted
@SuppressWarnings("ArrayRecordComponent") // Plain columns of numbers.
public record CustomerValues(
        double[] probabilityAlive,
        double[] expectedPurchases,
        double[] expectedOrderValue,
        double[] lifetimeValue) {}
