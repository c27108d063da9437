/// Files in: received, kept until imported, read, cleaned and written to the ledger, with every
/// refused row explained.
@NullMarked
package io.clientele.upload;

import org.jspecify.annotations.NullMarked;
