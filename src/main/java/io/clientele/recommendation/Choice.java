package io.clientele.recommendation;

import io.clientele.affinity.Tuning;

import java.util.Map;

/// What serves, chosen on days before those that its figures are of.
///
/// @param fromDay first day it was chosen on, in days since 1970-01-01
/// @param customers it was chosen on
/// @param tuning the constants that did best there
/// @param model for products not bought before
/// @param repeatModel for those bought again
/// @param ndcg of each model there; empty when too little was sold to compare
public record Choice(
        int fromDay,
        int customers,
        Tuning tuning,
        String model,
        String repeatModel,
        Map<String, Double> ndcg) {}
