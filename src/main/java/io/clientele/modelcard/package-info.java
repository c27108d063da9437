/// The card of a run: what it was made from and with, how far to trust it, and hashes of both ends.
@NullMarked
package io.clientele.modelcard;

import org.jspecify.annotations.NullMarked;
