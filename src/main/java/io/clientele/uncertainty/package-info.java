/// How sure the service can be of a customer: ranges of P(alive), purchases and lifetime value,
/// and the chance of each value segment.
@NullMarked
package io.clientele.uncertainty;

import org.jspecify.annotations.NullMarked;
