/// Divides points into groups, and measures how well: K-Means, silhouette, stability, agreement.
@NullMarked
package io.clientele.partition;

import org.jspecify.annotations.NullMarked;
