@NullMarked
package io.clientele.ledger;

import org.jspecify.annotations.NullMarked;
