/// How a file writes numbers, dates and returns: told from its rows, and read accordingly.
@NullMarked
package io.clientele.convention;

import org.jspecify.annotations.NullMarked;
