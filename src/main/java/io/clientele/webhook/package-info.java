/// Who is told of what happens: an outbox written with what it tells of, and sent until
/// it is taken.
@NullMarked
package io.clientele.webhook;

import org.jspecify.annotations.NullMarked;
