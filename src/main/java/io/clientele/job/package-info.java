/// Durable background work: what was acknowledged is done once, by any replica, also after a crash.
@NullMarked
package io.clientele.job;

import org.jspecify.annotations.NullMarked;
