/// The segments of a snapshot: their sizes, who is in them, who they are and what to do with them.
@NullMarked
package io.clientele.segment;

import org.jspecify.annotations.NullMarked;
