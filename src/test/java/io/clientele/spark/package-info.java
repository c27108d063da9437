@NullMarked
package io.clientele.spark;

import org.jspecify.annotations.NullMarked;
