@NullMarked
package io.clientele.statistics;

import org.jspecify.annotations.NullMarked;
