/// What to do with each segment, in words a marketer can use and may change.
@NullMarked
package io.clientele.marketing;

import org.jspecify.annotations.NullMarked;
