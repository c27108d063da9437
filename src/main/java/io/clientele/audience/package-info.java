/// Saved filters over any segments and numbers, listed, counted and exported as marketing tools
/// take them.
@NullMarked
package io.clientele.audience;

import org.jspecify.annotations.NullMarked;
