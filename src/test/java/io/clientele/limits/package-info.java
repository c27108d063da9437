@NullMarked
package io.clientele.limits;

import org.jspecify.annotations.NullMarked;
