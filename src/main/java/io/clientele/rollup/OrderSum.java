package io.clientele.rollup;

/// What the lines of one order and day come to.
record OrderSum(OrderDay place, LineSum sum) {}
