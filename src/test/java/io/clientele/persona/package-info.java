/// Tests of the persona module.
@NullMarked
package io.clientele.persona;

import org.jspecify.annotations.NullMarked;
