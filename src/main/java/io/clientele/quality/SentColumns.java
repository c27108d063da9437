package io.clientele.quality;

import io.clientele.upload.ReceivedRows.SentColumn;

import java.util.Map;

/// Which columns files had, and which rows were refused for want of a value.
///
/// @param columns by field; empty where no upload tells its columns
/// @param rejectedByReason refused rows
record SentColumns(Map<String, SentColumn> columns, Map<String, Long> rejectedByReason) {

    /// Whether any file had the column; where no upload tells, whether there is a value.
    boolean has(String field, boolean otherwise) {
        return columns.isEmpty() ? otherwise : columns.containsKey(field);
    }

    /// Lines of files without the column: as many rows as were taken from these, of which some may
    /// have left the ledger since.
    ///
    /// @param lines all that the ledger holds
    long rowsWithout(String field, long lines) {
        var column = columns.get(field);
        if (column != null) {
            return Math.min(column.rowsWithout(), lines);
        }
        return columns.isEmpty() ? 0 : lines;
    }

    /// Rows refused since they have no value.
    ///
    /// @param value as reasons name it
    long refused(String value) {
        return rejectedByReason.getOrDefault("missing-" + value, 0L);
    }
}
