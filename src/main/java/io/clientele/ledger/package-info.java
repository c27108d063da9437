/// What customers bought, in the words of the ledger, and their histories read of it.
@NullMarked
package io.clientele.ledger;

import org.jspecify.annotations.NullMarked;
