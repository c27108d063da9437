/// One analysis of a purchase history: parameters in, every customer's result and its evidence out,
/// nothing stored.
@NullMarked
package io.clientele.analysis;

import org.jspecify.annotations.NullMarked;
