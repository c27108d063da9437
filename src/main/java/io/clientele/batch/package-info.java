/// A few rows that somebody waits for: read at once, and stored together with those of others.
@NullMarked
package io.clientele.batch;

import org.jspecify.annotations.NullMarked;
