/// Tests of the card of a run.
@NullMarked
package io.clientele.modelcard;

import org.jspecify.annotations.NullMarked;
