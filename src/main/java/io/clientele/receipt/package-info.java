/// The bytes of files as sent, taken in and kept until their import has ended, and longer
/// where it may be tried again.
@NullMarked
package io.clientele.receipt;

import org.jspecify.annotations.NullMarked;
