/// What a shop, a segment or a region is expected to sell, with intervals, from what each day
/// brought.
@NullMarked
package io.clientele.forecast;

import org.jspecify.annotations.NullMarked;
