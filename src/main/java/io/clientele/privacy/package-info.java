/// What is held of a customer: given out, erased or made anonymous, and kept away from then on.
@NullMarked
package io.clientele.privacy;

import org.jspecify.annotations.NullMarked;
