/// How long each work waits for PostgreSQL: a request seconds, a long statement its turn, and
/// nobody for a machine that has gone without a word.
@NullMarked
package io.clientele.patience;

import org.jspecify.annotations.NullMarked;
