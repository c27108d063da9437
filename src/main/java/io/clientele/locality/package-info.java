/// Where and how customers bought, and what regions sold each day, from what was counted of lines.
@NullMarked
package io.clientele.locality;

import org.jspecify.annotations.NullMarked;
