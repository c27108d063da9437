/// Which column of a file holds what, found by its header or named by the sender, and why.
@NullMarked
package io.clientele.mapping;

import org.jspecify.annotations.NullMarked;
