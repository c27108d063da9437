/// Lists as files: CSV that no spreadsheet takes for formulas, and NDJSON, however long.
@NullMarked
package io.clientele.download;

import org.jspecify.annotations.NullMarked;
