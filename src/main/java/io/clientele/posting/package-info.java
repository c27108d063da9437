/// Writes uploads into the ledger, each line once: large ones chunk by chunk, small ones together.
@NullMarked
package io.clientele.posting;

import org.jspecify.annotations.NullMarked;
