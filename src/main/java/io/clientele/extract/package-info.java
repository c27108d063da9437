/// Extracts of the order lines, as columns for a run: counted wherever the lines are kept.
@NullMarked
package io.clientele.extract;

import org.jspecify.annotations.NullMarked;
