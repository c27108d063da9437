@NullMarked
package io.clientele.sales;

import org.jspecify.annotations.NullMarked;
