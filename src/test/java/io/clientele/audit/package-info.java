@NullMarked
package io.clientele.audit;

import org.jspecify.annotations.NullMarked;
