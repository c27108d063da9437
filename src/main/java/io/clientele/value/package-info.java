/// What a purchase brings and a customer is worth: the order-value model, customer lifetime value
/// and value segments.
@NullMarked
package io.clientele.value;

import org.jspecify.annotations.NullMarked;
