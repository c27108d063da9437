/// Tests of one whole analysis.
@NullMarked
package io.clientele.analysis;

import org.jspecify.annotations.NullMarked;
