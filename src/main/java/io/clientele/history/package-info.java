/// What each customer bought, day by day, and how the shop stood at any earlier day.
@NullMarked
package io.clientele.history;

import org.jspecify.annotations.NullMarked;
