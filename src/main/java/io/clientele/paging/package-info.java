/// Lists in pages: the same cursor, body and link for each.
@NullMarked
package io.clientele.paging;

import org.jspecify.annotations.NullMarked;
