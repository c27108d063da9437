/// How values in the query and the path of a call are read.
@NullMarked
package io.clientele.parameter;

import org.jspecify.annotations.NullMarked;
