package io.clientele.workbook;

/// How far a workbook has been read: its bytes were all taken before its first row, so the rows
/// tell.
///
/// @param bytes size of what was sent
/// @param rows how many the sheets have together
record SheetPlace(long bytes, long rows) {

    /// What share of the bytes the rows stand for.
    ///
    /// @param read how many rows have been read
    long bytesRead(long read) {
        return rows == 0 ? bytes : (long) (bytes * Math.min(1, read / (double) rows));
    }
}
