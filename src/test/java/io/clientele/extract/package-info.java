@NullMarked
package io.clientele.extract;

import org.jspecify.annotations.NullMarked;
