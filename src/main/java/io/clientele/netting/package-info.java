/// Finds the purchases that returns take back.
@NullMarked
package io.clientele.netting;

import org.jspecify.annotations.NullMarked;
