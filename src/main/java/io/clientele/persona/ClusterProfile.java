package io.clientele.persona;

/// One cluster as plain (not logarithmic) means over its customers.
///
/// An empty cluster, or a mean that is not finite or out of range, is an
/// `IllegalArgumentException`.
///
/// @param tier the tier's name, e.g. `Gold`
/// @param customers how many, at least one
/// @param meanRecencyDays mean days from the last purchase to the as-of date
/// @param meanFrequency mean orders per customer
/// @param meanMonetary mean spend per customer, in the shop's currency
public record ClusterProfile(
        String tier,
        long customers,
        double meanRecencyDays,
        double meanFrequency,
        double meanMonetary) {

    public ClusterProfile {
        ShopProfile.check(customers, meanRecencyDays, meanFrequency, meanMonetary);
    }
}
