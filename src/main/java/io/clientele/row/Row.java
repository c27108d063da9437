package io.clientele.row;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// One row as sent: `line` is its 1-based line (CSV) or row or element number; an absent value is
/// an empty cell.
///
/// A row without a flaw has at least as many cells as the header; further ones belong to no column
/// and bring their names along.
public final class Row {

    private final long line;
    private final String[] cells;
    private final List<String> loose;
    private final @Nullable Flaw flaw;

    /// Takes the array over: nobody may change it afterwards.
    public Row(long line, String[] cells, @Nullable Flaw flaw) {
        this(line, cells, List.of(), flaw);
    }

    /// Takes array and list over; `loose` names the last cells, those of no column.
    public Row(long line, String[] cells, List<String> loose, @Nullable Flaw flaw) {
        this.line = line;
        this.cells = cells;
        this.loose = loose;
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

    /// The names of the last cells, those that belong to no column; no name twice.
    public List<String> loose() {
        return loose;
    }

    /// The cell of a loose name, given by its place among them.
    public String looseCell(int place) {
        return cells[cells.length - loose.size() + place];
    }

    /// Why the row cannot be taken; null for a sound row.
    public @Nullable Flaw flaw() {
        return flaw;
    }
}
