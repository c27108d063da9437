/// Uploads as a client follows them: accepted, how far they are, what became of their rows, undone.
@NullMarked
package io.clientele.upload;

import org.jspecify.annotations.NullMarked;
