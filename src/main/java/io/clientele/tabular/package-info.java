/// The bytes of a shop's export become a header and rows, whatever dialect they come in.
@NullMarked
package io.clientele.tabular;

import org.jspecify.annotations.NullMarked;
