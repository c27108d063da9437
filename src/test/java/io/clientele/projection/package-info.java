@NullMarked
package io.clientele.projection;

import org.jspecify.annotations.NullMarked;
