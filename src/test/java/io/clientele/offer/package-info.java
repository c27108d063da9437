@NullMarked
package io.clientele.offer;

import org.jspecify.annotations.NullMarked;
