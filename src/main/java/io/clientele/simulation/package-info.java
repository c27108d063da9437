/// What would change under other parameters: foreseen, compared with a snapshot, and not stored.
@NullMarked
package io.clientele.simulation;

import org.jspecify.annotations.NullMarked;
