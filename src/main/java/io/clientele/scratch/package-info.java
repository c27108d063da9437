/// What has to be on disk for a moment, in a folder of each process that nobody else reads.
@NullMarked
package io.clientele.scratch;

import org.jspecify.annotations.NullMarked;
