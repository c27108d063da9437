@NullMarked
package io.clientele.paging;

import org.jspecify.annotations.NullMarked;
