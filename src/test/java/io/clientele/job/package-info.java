@NullMarked
package io.clientele.job;

import org.jspecify.annotations.NullMarked;
