/// Scores customers by recency, frequency and monetary value and names the segments that follow.
@NullMarked
package io.clientele.rfm;

import org.jspecify.annotations.NullMarked;
