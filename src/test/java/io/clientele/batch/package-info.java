@NullMarked
package io.clientele.batch;

import org.jspecify.annotations.NullMarked;
