package io.clientele.recommendation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Why the model that serves was chosen, and how well it does on days that did not choose it.
///
/// @param splitDay first day held out, in days since 1970-01-01; 0 when nothing could be
/// @param heldOutDays days held out
/// @param customers measured on products they had not bought before
/// @param products that were ranked
/// @param candidates the best by NDCG first; empty when too little was sold to measure
/// @param served how the lists do that are served, by the model chosen and with a place kept for a
///     new product; null without candidates
/// @param choice what serves
/// @param reason why it does
/// @param repeatCustomers measured on all they bought again or anew
/// @param repeats own counts of purchases, and what serves repeat purchases
/// @param newProducts products first sold within the days held out
/// @param newProductCustomers who bought any of these
/// @param newProductAuc AUC among the new products alone, by words, category and price; NaN without
public record Evidence(
        int splitDay,
        int heldOutDays,
        int customers,
        int products,
        List<Accuracy> candidates,
        @Nullable Accuracy served,
        Choice choice,
        String reason,
        int repeatCustomers,
        List<Accuracy> repeats,
        int newProducts,
        int newProductCustomers,
        double newProductAuc) {}
