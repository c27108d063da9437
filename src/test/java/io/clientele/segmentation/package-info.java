@NullMarked
package io.clientele.segmentation;

import org.jspecify.annotations.NullMarked;
