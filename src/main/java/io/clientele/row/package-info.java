/// What every kind of file becomes: a header and rows of text, within limits.
@NullMarked
package io.clientele.row;

import org.jspecify.annotations.NullMarked;
