@NullMarked
package io.clientele.audience;

import org.jspecify.annotations.NullMarked;
