/// One run from start to end: history, scores, segments, clusters, lifetime value, personas,
/// snapshot.
@NullMarked
package io.clientele.segmentation;

import org.jspecify.annotations.NullMarked;
