/// What a sender may say about a file, and the call that takes it as the contract describes it.
@NullMarked
package io.clientele.sending;

import org.jspecify.annotations.NullMarked;
