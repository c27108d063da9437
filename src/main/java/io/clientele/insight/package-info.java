/// Regions, payment methods, channels and categories against the whole shop, in plain words.
@NullMarked
package io.clientele.insight;

import org.jspecify.annotations.NullMarked;
