@NullMarked
package io.clientele.advice;

import org.jspecify.annotations.NullMarked;
