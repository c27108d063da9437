package io.clientele.row;

import org.jspecify.annotations.Nullable;

/// What was found out about a file.
///
/// @param delimiter what stands between the fields of CSV
/// @param encoding how bytes become text, unless it is a workbook
/// @param sheet the sheet of a workbook
public record Dialect(
        Format format,
        @Nullable Character delimiter,
        @Nullable String encoding,
        @Nullable String sheet) {}
