package io.clientele.recommendation;

/// How well a model ranks, as means over customers, each cut after 10 products but for the AUC.
///
/// | figure | meaning |
/// |---|---|
/// | `precision` | share of the ten that were bought |
/// | `recall` | share of what was bought that is among the ten |
/// | `ndcg` | discounted gain ÷ that of the best ranking, gain 1 for each product bought |
/// | `meanAveragePrecision` | mean of the precision at each hit, over min(10, bought) |
/// | `auc` | chance that a product bought ranks above one that was not; ties count half |
/// | `coverage` | share of the products that are among anybody's ten |
public record Accuracy(
        String model,
        double precision,
        double recall,
        double ndcg,
        double meanAveragePrecision,
        double auc,
        double coverage) {}
