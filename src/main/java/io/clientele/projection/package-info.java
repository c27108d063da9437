/// What the shop, each segment and each region are expected to sell next: forecasts of the daily
/// sales that a snapshot holds.
@NullMarked
package io.clientele.projection;

import org.jspecify.annotations.NullMarked;
