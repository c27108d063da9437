/// Which segmentation is asked, by day or by name, and which one an answer comes from.
@NullMarked
package io.clientele.asof;

import org.jspecify.annotations.NullMarked;
