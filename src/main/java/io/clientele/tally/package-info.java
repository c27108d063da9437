/// Counts over the ledger's order lines, each in one pass, remembered until the ledger changes.
@NullMarked
package io.clientele.tally;

import org.jspecify.annotations.NullMarked;
