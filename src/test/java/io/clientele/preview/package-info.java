@NullMarked
package io.clientele.preview;

import org.jspecify.annotations.NullMarked;
