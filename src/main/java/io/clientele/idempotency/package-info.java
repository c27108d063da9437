/// A POST sent twice under one `Idempotency-Key` is carried out once and answered alike.
@NullMarked
package io.clientele.idempotency;

import org.jspecify.annotations.NullMarked;
