/// The days on which a shop sells, learnt from its orders, and the days, weeks and months between.
@NullMarked
package io.clientele.calendar;

import org.jspecify.annotations.NullMarked;
