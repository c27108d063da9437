/// What the lines of a large upload come to by customer, order and day, in order, however many.
@NullMarked
package io.clientele.sums;

import org.jspecify.annotations.NullMarked;
