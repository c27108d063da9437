/// All that a run is made from, read from one state of the ledger before it computes.
@NullMarked
package io.clientele.input;

import org.jspecify.annotations.NullMarked;
