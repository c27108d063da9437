@NullMarked
package io.clientele.reject;

import org.jspecify.annotations.NullMarked;
