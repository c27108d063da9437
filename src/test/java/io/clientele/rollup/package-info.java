@NullMarked
package io.clientele.rollup;

import org.jspecify.annotations.NullMarked;
