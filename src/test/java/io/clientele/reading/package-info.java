@NullMarked
package io.clientele.reading;

import org.jspecify.annotations.NullMarked;
