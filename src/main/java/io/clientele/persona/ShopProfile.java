package io.clientele.persona;

/// All customers of a run as plain (not logarithmic) means: what clusters are compared with.
///
/// No customer, or a mean that is not finite or out of range, is an `IllegalArgumentException`.
///
/// @param customers how many, at least one
/// @param meanRecencyDays mean days from the last purchase to the as-of date
/// @param meanFrequency mean orders per customer
/// @param meanMonetary mean spend per customer, in the shop's currency; zero and, with returns
///     netted, negative are possible
public record ShopProfile(
        long customers, double meanRecencyDays, double meanFrequency, double meanMonetary) {

    public ShopProfile {
        check(customers, meanRecencyDays, meanFrequency, meanMonetary);
    }

    static void check(
            long customers, double meanRecencyDays, double meanFrequency, double meanMonetary) {
        boolean valid =
                customers > 0
                        && Double.isFinite(meanRecencyDays)
                        && meanRecencyDays >= 0
                        && Double.isFinite(meanFrequency)
                        && meanFrequency >= 0
                        && Double.isFinite(meanMonetary);
        if (!valid) {
            throw new IllegalArgumentException(
                    "no profile: %d customers, means %s days, %s orders, %s spent"
                            .formatted(customers, meanRecencyDays, meanFrequency, meanMonetary));
        }
    }
}
