@NullMarked
package io.clientele.privacy;

import org.jspecify.annotations.NullMarked;
