/// What shows whether a lifetime model fits: its matrices, tracking, densities and curves, as
/// plain numbers to be drawn.
@NullMarked
package io.clientele.diagnostics;

import org.jspecify.annotations.NullMarked;
