/// How often each customer will buy and whether they still do: the purchase models and what they
/// know of a customer.
@NullMarked
package io.clientele.lifetime;

import org.jspecify.annotations.NullMarked;
