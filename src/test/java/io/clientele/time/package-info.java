@org.jspecify.annotations.NullMarked
package io.clientele.time;
