/// A result put in the place of the one before, all at once, and dropped when it is kept no longer.
@NullMarked
package io.clientele.publishing;

import org.jspecify.annotations.NullMarked;
