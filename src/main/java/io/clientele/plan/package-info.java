/// What a run is asked to do: its parameters with defaults and checks, and the same in the words of
/// the maths.
@NullMarked
package io.clientele.plan;

import org.jspecify.annotations.NullMarked;
