/// A shop's rows become clean order lines, or refusals that say why.
@NullMarked
package io.clientele.cleaning;

import org.jspecify.annotations.NullMarked;
