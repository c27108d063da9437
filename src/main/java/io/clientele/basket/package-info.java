/// What is bought together: association rules, as bundles to offer.
@NullMarked
package io.clientele.basket;

import org.jspecify.annotations.NullMarked;
