/// How a file would be read, told from its first rows before anything is stored.
@NullMarked
package io.clientele.preview;

import org.jspecify.annotations.NullMarked;
