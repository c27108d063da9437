@NullMarked
package io.clientele.failure;

import org.jspecify.annotations.NullMarked;
