/// Many rows at once: copied in and out as PostgreSQL's binary form, dropped by the partition.
@NullMarked
package io.clientele.bulk;

import org.jspecify.annotations.NullMarked;
