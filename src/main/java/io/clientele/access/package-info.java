/// Who may do what: every request passes here before it reaches anything else.
@NullMarked
package io.clientele.access;

import org.jspecify.annotations.NullMarked;
