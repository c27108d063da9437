@NullMarked
package io.clientele.upload;

import org.jspecify.annotations.NullMarked;
