/// What to offer to whom: found inside a run, stored with its snapshot, and served.
@NullMarked
package io.clientele.offer;

import org.jspecify.annotations.NullMarked;
