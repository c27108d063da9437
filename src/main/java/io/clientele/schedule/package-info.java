/// When segmentations are ordered without anybody asking: by the clock, after uploads, on drift.
@NullMarked
package io.clientele.schedule;

import org.jspecify.annotations.NullMarked;
