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
/// @param customers one list a customer, or none at all
/// @param segments lists by id of the segment
/// @param bundles by id of the segment
@SuppressWarnings("ArrayRecordComponent") // one list a customer, compared by nobody
public record OfferDraft(
        String report,
        String[] productIds,
        @Nullable String[] names,
        @Nullable String[] categories,
        String[] customerIds,
        long[] known,
        OfferList[] customers,
        Map<String, OfferList> segments,
        Map<String, List<Bundle>> bundles) {}
