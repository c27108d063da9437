@NullMarked
package io.clientele.problem;

import org.jspecify.annotations.NullMarked;
