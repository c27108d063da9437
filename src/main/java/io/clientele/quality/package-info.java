/// The analyst's first look at what was sent: columns, calendar, outliers, breaks, in plain words.
@NullMarked
package io.clientele.quality;

import org.jspecify.annotations.NullMarked;
