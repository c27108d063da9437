@NullMarked
package io.clientele.patience;

import org.jspecify.annotations.NullMarked;
