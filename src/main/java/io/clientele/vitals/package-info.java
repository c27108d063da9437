/// What operators watch: whether work gets done, how old the published snapshot is, and what is
/// wrong.
@NullMarked
package io.clientele.vitals;

import org.jspecify.annotations.NullMarked;
