/// What each day brought the shop, each segment and each region, kept with the snapshot that it
/// belongs to.
@NullMarked
package io.clientele.sales;

import org.jspecify.annotations.NullMarked;
