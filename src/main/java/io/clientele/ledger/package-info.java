/// What customers bought: order lines and the per-day rollup.
@NullMarked
package io.clientele.ledger;

import org.jspecify.annotations.NullMarked;
