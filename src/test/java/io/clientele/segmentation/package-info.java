/// Tests of runs from the inside.
@NullMarked
package io.clientele.segmentation;

import org.jspecify.annotations.NullMarked;
