/// Tests of the marketing module.
@NullMarked
package io.clientele.marketing;

import org.jspecify.annotations.NullMarked;
