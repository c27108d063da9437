@NullMarked
package io.clientele.lookup;

import org.jspecify.annotations.NullMarked;
