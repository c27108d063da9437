@NullMarked
package io.clientele.turnover;

import org.jspecify.annotations.NullMarked;
