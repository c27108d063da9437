/// What to do next and what it may bring: strategies, forecasts and customers' values put together.
@NullMarked
package io.clientele.advice;

import org.jspecify.annotations.NullMarked;
