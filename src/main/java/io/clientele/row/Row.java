package io.clientele.row;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// One row as sent: `line` is its 1-based line (CSV) or row or element number; an absent value is
/// an empty cell.
///
/// A row without a flaw has at least as many cells as the header; further ones belong to no column.
public final class Row {

    private final long line;
    private final String[] cells;
    private final @Nullable Flaw flaw;

    /// Takes the array over: nobody may change it afterwards.
    public Row(long line, String[] cells, @Nullable Flaw flaw) {
        this.line = line;
        this.cells = cells;
        this.flaw = flaw;
    }

    /// A row without a flaw.
    public static Row of(long line, String... cells) {
        return new Row(line, cells.clone(), null);
    }

    public long line() {
        return line;
    }

    public int size() {
        return cells.length;
    }

    public String cell(int column) {
        return cells[column];
    }

    public List<String> cells() {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    /// Why the row cannot be taken; null for a sound row.
    public @Nullable Flaw flaw() {
        return flaw;
    }
}
