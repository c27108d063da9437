/// The dashboard's files: read once, sent packed, asked for again each time.
@NullMarked
package io.clientele.dashboard;

import org.jspecify.annotations.NullMarked;
