/// How often, how much, how slowly and with how many others a caller may send.
@NullMarked
package io.clientele.limits;

import org.jspecify.annotations.NullMarked;
