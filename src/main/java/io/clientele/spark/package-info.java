/// Order lines that a Spark cluster keeps: cleaned and counted there, by the same SQL as here.
@NullMarked
package io.clientele.spark;

import org.jspecify.annotations.NullMarked;
