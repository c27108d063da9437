/// The published result: written once, looked up fast, listed and exported.
@NullMarked
package io.clientele.snapshot;

import org.jspecify.annotations.NullMarked;
