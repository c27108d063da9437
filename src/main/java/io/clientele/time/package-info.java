/// The one time that all replicas share.
@NullMarked
package io.clientele.time;

import org.jspecify.annotations.NullMarked;
