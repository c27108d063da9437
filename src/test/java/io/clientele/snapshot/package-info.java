@NullMarked
package io.clientele.snapshot;

import org.jspecify.annotations.NullMarked;
