/// What to do with each segment, in words a marketer can use, and a name and a sentence for each
/// cluster.
@NullMarked
package io.clientele.marketing;

import org.jspecify.annotations.NullMarked;
