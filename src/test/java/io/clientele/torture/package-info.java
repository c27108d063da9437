/// A program that kills the service at random moments and counts what is left.
@NullMarked
package io.clientele.torture;

import org.jspecify.annotations.NullMarked;
