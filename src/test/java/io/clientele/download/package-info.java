@NullMarked
package io.clientele.download;

import org.jspecify.annotations.NullMarked;
