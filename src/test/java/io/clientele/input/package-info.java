@NullMarked
package io.clientele.input;

import org.jspecify.annotations.NullMarked;
