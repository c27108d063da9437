/// The sheets of XLSX workbooks become rows, after a look at what would harm their reader.
@NullMarked
package io.clientele.workbook;

import org.jspecify.annotations.NullMarked;
