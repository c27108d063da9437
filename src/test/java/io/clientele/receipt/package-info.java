@NullMarked
package io.clientele.receipt;

import org.jspecify.annotations.NullMarked;
