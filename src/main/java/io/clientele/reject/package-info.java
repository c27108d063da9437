/// Refused rows with the reason, written by imports and read by whoever sent them.
@NullMarked
package io.clientele.reject;

import org.jspecify.annotations.NullMarked;
