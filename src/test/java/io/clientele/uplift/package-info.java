@NullMarked
package io.clientele.uplift;

import org.jspecify.annotations.NullMarked;
