/// What tests of several modules share: a real PostgreSQL with the migrations applied.
@NullMarked
package io.clientele.testing;

import org.jspecify.annotations.NullMarked;
