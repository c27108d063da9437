/// How much each customer is drawn to each product: popularity, neighbours, a linear model,
/// factors, words and repeat purchases.
@NullMarked
package io.clientele.affinity;

import org.jspecify.annotations.NullMarked;
