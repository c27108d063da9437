package io.clientele.rfm;

/// The raw values that got one score: `customers` of them, from `smallest` to `largest`, both
/// included, in the unit of the dimension.
public record ScoreBand(int score, int customers, double smallest, double largest) {}
