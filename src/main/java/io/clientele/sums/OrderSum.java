package io.clientele.sums;

/// What the lines of one order and day come to.
public record OrderSum(OrderDay place, LineSum sum) {}
