/// How often and how much a caller may send.
@NullMarked
package io.clientele.limits;

import org.jspecify.annotations.NullMarked;
