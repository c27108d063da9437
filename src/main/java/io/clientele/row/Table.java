package io.clientele.row;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/// Which table of a file is read.
///
/// @param sheet of a workbook; null is the first that is shown
/// @param headed whether the first row of a sheet or of CSV names the columns; else they are named
///     by their numbers
public record Table(@Nullable String sheet, boolean headed) {

    /// The first one, whose first row names its columns.
    public static final Table FIRST = new Table(null, true);

    /// So many rows tell how many columns there are where no header does: the first of them may
    /// lack its last cells.
    public static final int ROWS_OF_WIDTH = 100;

    /// So many characters of them do as well.
    public static final int CHARACTERS_OF_WIDTH = 1 << 20;

    /// The names of columns that have none: `#1`, `#2`, and so on.
    public static List<String> numbered(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(number -> "#" + number).toList();
    }

    /// Whether columns are named by their numbers.
    static boolean isNumbered(List<String> header) {
        return header.equals(numbered(header.size()));
    }
}
