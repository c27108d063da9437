/// What each customer will buy and is worth: purchase and order-value models, their fits, and
/// customer lifetime value.
@NullMarked
package io.clientele.lifetime;

import org.jspecify.annotations.NullMarked;
