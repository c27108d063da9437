package io.clientele.row;

/// What a file may ask of the reader; beyond it reading ends with [UnreadableFile].
///
/// No row is held in parts, so the longest one bounds the memory of a reader; of a workbook its
/// shared text is held too. Lengths are in characters, sizes in bytes.
///
/// @param maxUnpackedBytes what gzip and XLSX may unpack to
/// @param maxRatio how much of that one packed byte may give
/// @param maxWorkbookBytes size of an XLSX file, which is put aside on disk
/// @param maxWorkbookEntries number of files inside an XLSX file
/// @param maxSharedBytes unpacked size of what of an XLSX file is held while a sheet is read, and
///     what its shared texts take beside their letters
public record TabularLimits(
        int maxColumns,
        int maxCellLength,
        int maxRowLength,
        long maxUnpackedBytes,
        int maxRatio,
        long maxWorkbookBytes,
        int maxWorkbookEntries,
        long maxSharedBytes) {

    public TabularLimits {
        if (maxColumns < 1 || maxCellLength < 1 || maxRowLength < maxCellLength) {
            throw new IllegalArgumentException(
                    "Limits must be positive, and a row must be allowed to hold its longest cell.");
        }
    }

    /// Far above any honest export, far below what would hurt.
    public static TabularLimits standard() {
        return new TabularLimits(
                1_000, 32_768, 131_072, 8L << 30, 200, 512L << 20, 1_000, 64L << 20);
    }
}
