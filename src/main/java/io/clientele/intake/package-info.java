/// A kept file becomes lines of the ledger: read, cleaned and written in the background.
@NullMarked
package io.clientele.intake;

import org.jspecify.annotations.NullMarked;
