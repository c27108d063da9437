@NullMarked
package io.clientele.scratch;

import org.jspecify.annotations.NullMarked;
