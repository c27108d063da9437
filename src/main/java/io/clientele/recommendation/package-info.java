/// Which model serves, proven on purchases held out, and the lists of products it makes, each with
/// its reason.
@NullMarked
package io.clientele.recommendation;

import org.jspecify.annotations.NullMarked;
