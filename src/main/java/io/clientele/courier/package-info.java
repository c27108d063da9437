/// Messages to addresses that others name: signed, to public addresses alone, and given up in time.
@NullMarked
package io.clientele.courier;

import org.jspecify.annotations.NullMarked;
