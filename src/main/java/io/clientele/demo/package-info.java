/// A made-up shop to try the service on, at any size, the same on every machine.
@NullMarked
package io.clientele.demo;

import org.jspecify.annotations.NullMarked;
