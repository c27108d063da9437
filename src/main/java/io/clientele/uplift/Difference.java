package io.clientele.uplift;

/// Treated minus control, with a 95 % confidence interval.
public record Difference(double difference, double low, double high) {}
