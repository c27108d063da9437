@NullMarked
package io.clientele.quality;

import org.jspecify.annotations.NullMarked;
