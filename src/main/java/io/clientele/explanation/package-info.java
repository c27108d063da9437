/// Why a customer is in a segment, in plain units and words, and the smallest change that leads to
/// a better one.
@NullMarked
package io.clientele.explanation;

import org.jspecify.annotations.NullMarked;
