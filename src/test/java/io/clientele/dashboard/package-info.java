@NullMarked
package io.clientele.dashboard;

import org.jspecify.annotations.NullMarked;
