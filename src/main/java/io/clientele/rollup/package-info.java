/// What each customer bought and returned each day, kept level with the order lines.
@NullMarked
package io.clientele.rollup;

import org.jspecify.annotations.NullMarked;
