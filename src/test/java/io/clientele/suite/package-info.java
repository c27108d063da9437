/// Runs the benchmarks one after the other and keeps what they found.
@NullMarked
package io.clientele.suite;

import org.jspecify.annotations.NullMarked;
