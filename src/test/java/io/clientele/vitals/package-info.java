@NullMarked
package io.clientele.vitals;

import org.jspecify.annotations.NullMarked;
