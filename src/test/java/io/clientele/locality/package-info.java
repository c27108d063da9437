@NullMarked
package io.clientele.locality;

import org.jspecify.annotations.NullMarked;
