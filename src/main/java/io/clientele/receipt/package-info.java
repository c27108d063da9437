/// The bytes of files as sent, taken in and kept until their import has ended.
@NullMarked
package io.clientele.receipt;

import org.jspecify.annotations.NullMarked;
