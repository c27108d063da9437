/// Whatever fails on whatever path - a body, the database, the container - answered with a problem.
@NullMarked
package io.clientele.failure;

import org.jspecify.annotations.NullMarked;
