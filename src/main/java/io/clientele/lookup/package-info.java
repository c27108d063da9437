/// The customers of a snapshot in the words of its readers: who one is, and lists of them.
@NullMarked
package io.clientele.lookup;

import org.jspecify.annotations.NullMarked;
