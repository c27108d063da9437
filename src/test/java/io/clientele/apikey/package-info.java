@NullMarked
package io.clientele.apikey;

import org.jspecify.annotations.NullMarked;
