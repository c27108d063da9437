/// Tests of why customers are in their segments.
@NullMarked
package io.clientele.explanation;

import org.jspecify.annotations.NullMarked;
