/// Who bought which product and when, as columns, and what can be counted in them.
@NullMarked
package io.clientele.purchase;

import org.jspecify.annotations.NullMarked;
