/// Groups customers alike in recency, frequency and monetary value, and says how well that works.
@NullMarked
package io.clientele.clustering;

import org.jspecify.annotations.NullMarked;
