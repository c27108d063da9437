/// What each customer will buy and spend over the next days, by every method worth comparing.
@NullMarked
package io.clientele.prediction;

import org.jspecify.annotations.NullMarked;
