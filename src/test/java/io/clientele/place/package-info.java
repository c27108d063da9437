@NullMarked
package io.clientele.place;

import org.jspecify.annotations.NullMarked;
