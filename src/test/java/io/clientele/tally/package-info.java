@NullMarked
package io.clientele.tally;

import org.jspecify.annotations.NullMarked;
