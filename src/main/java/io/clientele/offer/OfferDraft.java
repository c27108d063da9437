package io.clientele.offer;

import io.clientele.basket.Bundle;
import io.clientele.recommendation.OfferList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What a run found to offer, ready to be published with its snapshot.
///
/// @param report which model found it, as JSON
/// @param productIds one entry a product
/// @param known stands for the purchases before the as-of date that each customer's list leaves
///     out
/// @param customers one list a customer, or none at all, made while they are written
/// @param shop for those of whom nothing is known; null for none
/// @param segments counts the lists that are written
/// @param bundles by id of the segment
@SuppressWarnings("ArrayRecordComponent") // one entry a customer, compared by nobody
public record OfferDraft(
        String report,
        String[] productIds,
        @Nullable String[] names,
        @Nullable String[] categories,
        String[] customerIds,
        long[] known,
        Iterable<OfferList> customers,
        @Nullable OfferList shop,
        SegmentVotes segments,
        Map<String, List<Bundle>> bundles) {}
