/// Tests of what a run may be asked.
@NullMarked
package io.clientele.plan;

import org.jspecify.annotations.NullMarked;
