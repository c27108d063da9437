/// Where and how each segment buys: its best regions, payment methods and channels, kept with the
/// snapshot that it belongs to.
@NullMarked
package io.clientele.place;

import org.jspecify.annotations.NullMarked;
