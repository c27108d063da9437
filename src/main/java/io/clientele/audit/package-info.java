/// Who changed what or took what out, when and how much; without anybody's id.
@NullMarked
package io.clientele.audit;

import org.jspecify.annotations.NullMarked;
