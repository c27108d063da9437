/// Sales by period and by whom or what, who came back, and who brings most of the revenue.
@NullMarked
package io.clientele.turnover;

import org.jspecify.annotations.NullMarked;
