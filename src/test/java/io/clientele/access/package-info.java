@NullMarked
package io.clientele.access;

import org.jspecify.annotations.NullMarked;
