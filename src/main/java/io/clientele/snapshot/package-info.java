/// The published result: written once, read fast, immutable.
@NullMarked
package io.clientele.snapshot;

import org.jspecify.annotations.NullMarked;
