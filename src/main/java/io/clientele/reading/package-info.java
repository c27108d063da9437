/// Reads that many callers share: those who ask at the same time, and those who ask within a while.
@NullMarked
package io.clientele.reading;

import org.jspecify.annotations.NullMarked;
