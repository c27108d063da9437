/// Writes lines into the ledger, each once, and takes them back out; the rollup stays level.
@NullMarked
package io.clientele.posting;

import org.jspecify.annotations.NullMarked;
