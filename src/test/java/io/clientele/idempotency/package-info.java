@NullMarked
package io.clientele.idempotency;

import org.jspecify.annotations.NullMarked;
