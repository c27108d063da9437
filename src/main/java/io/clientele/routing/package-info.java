/// Finds who answers a call.
@NullMarked
package io.clientele.routing;

import org.jspecify.annotations.NullMarked;
