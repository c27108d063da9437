/// Who is moving where: one customer's history, moves between snapshots, sizes over time and ahead.
@NullMarked
package io.clientele.movement;

import org.jspecify.annotations.NullMarked;
