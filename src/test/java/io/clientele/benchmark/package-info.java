@NullMarked
package io.clientele.benchmark;

import org.jspecify.annotations.NullMarked;
