/// Customers of a snapshot by any condition: counted, and listed page by page.
@NullMarked
package io.clientele.selection;

import org.jspecify.annotations.NullMarked;
