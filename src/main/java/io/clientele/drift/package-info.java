/// How far the customers of today are from those of before: the population stability index.
@NullMarked
package io.clientele.drift;

import org.jspecify.annotations.NullMarked;
