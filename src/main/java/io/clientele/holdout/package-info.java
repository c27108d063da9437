/// Control groups: shares of a segment or audience kept out of exports, and what the exports
/// changed.
@NullMarked
package io.clientele.holdout;

import org.jspecify.annotations.NullMarked;
