/// The current snapshot in the words of its readers: who a customer is, who is in a segment.
@NullMarked
package io.clientele.lookup;

import org.jspecify.annotations.NullMarked;
