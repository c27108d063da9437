package io.clientele.recommendation;

/// What a recommender leaves.
///
/// @param customers one list a customer, in their order: made slice by slice each time that they
///     are walked along, since all of a large shop's are more than a heap should hold
/// @param shop for those of whom nothing is known
public record Recommendations(Evidence evidence, Iterable<OfferList> customers, OfferList shop) {}
