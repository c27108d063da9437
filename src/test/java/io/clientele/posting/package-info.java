@NullMarked
package io.clientele.posting;

import org.jspecify.annotations.NullMarked;
