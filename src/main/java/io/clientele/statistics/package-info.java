/// Plain statistics of a shop, and how their figures are put in words.
@NullMarked
package io.clientele.statistics;

import org.jspecify.annotations.NullMarked;
