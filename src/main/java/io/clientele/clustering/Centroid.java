package io.clientele.clustering;

/// The means of a cluster's customers in the units of the shop: days, orders, money.
public record Centroid(double recencyDays, double frequency, double monetary) {}
