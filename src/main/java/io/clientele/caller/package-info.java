/// Who sent the call that is answered, and what they may do, once a key or token was found good.
@NullMarked
package io.clientele.caller;

import org.jspecify.annotations.NullMarked;
