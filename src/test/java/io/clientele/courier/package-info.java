@NullMarked
package io.clientele.courier;

import org.jspecify.annotations.NullMarked;
