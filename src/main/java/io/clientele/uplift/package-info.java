/// What a campaign changed: treated customers held against a control group, with intervals.
@NullMarked
package io.clientele.uplift;

import org.jspecify.annotations.NullMarked;
