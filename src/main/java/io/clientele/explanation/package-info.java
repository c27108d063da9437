/// Why a customer is in a segment, in plain units and words, the smallest change that leads to a
/// better one, and how the chance that the customer is still one went over time.
@NullMarked
package io.clientele.explanation;

import org.jspecify.annotations.NullMarked;
