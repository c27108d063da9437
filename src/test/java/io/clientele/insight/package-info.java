@NullMarked
package io.clientele.insight;

import org.jspecify.annotations.NullMarked;
