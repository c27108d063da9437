/// Runs: ordered, followed, cancelled, and published once their analysis is done.
@NullMarked
package io.clientele.segmentation;

import org.jspecify.annotations.NullMarked;
