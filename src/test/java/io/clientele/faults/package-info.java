/// Faults of the world around the service, and what may not come of them.
@org.jspecify.annotations.NullMarked
package io.clientele.faults;
