package io.clientele.row;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// One row as sent: `line` is its 1-based line (CSV) or row or element number; an absent value is
/// an empty cell.
///
/// Cells missing at the end of a row without a flaw are empty; cells that are more than the columns
/// belong to none and bring their names along.
public final class Row {

    private final long line;
    private final String[] cells;
    private final List<String> loose;
    private final Set<Integer> nested;
    private final @Nullable Flaw flaw;

    /// Takes the array over: nobody may change it afterwards.
    public Row(long line, String[] cells, @Nullable Flaw flaw) {
        this(line, cells, List.of(), Set.of(), flaw);
    }

    /// Takes array and collections over.
    ///
    /// @param loose names of the last cells, those of no column
    /// @param nested places of cells that hold the text of a JSON object or array
    public Row(
            long line,
            String[] cells,
            List<String> loose,
            Set<Integer> nested,
            @Nullable Flaw flaw) {
        this.line = line;
        this.cells = cells;
        this.loose = loose;
        this.nested = nested;
        this.flaw = flaw;
    }

    /// A row without a flaw.
    public static Row of(long line, String... cells) {
        return new Row(line, cells.clone(), null);
    }

    public long line() {
        return line;
    }

    /// How many cells the row has, which may be fewer than there are columns.
    public int size() {
        return cells.length;
    }

    /// A column's cell as sent; empty where the row ends before it.
    public String cell(int column) {
        return column < cells.length ? cells[column] : "";
    }

    public List<String> cells() {
        return Collections.unmodifiableList(Arrays.asList(cells));
    }

    /// How long all cells are together.
    public int characters() {
        int characters = 0;
        for (String cell : cells) {
            characters += cell.length();
        }
        return characters;
    }

    /// The names of the last cells, those that belong to no column; no name twice.
    public List<String> loose() {
        return loose;
    }

    /// The cell of a loose name, given by its place among them.
    public String looseCell(int place) {
        return cells[cells.length - loose.size() + place];
    }

    /// The places of cells that hold the text of a JSON object or array.
    public Set<Integer> nested() {
        return nested;
    }

    /// Why the row cannot be taken whatever its columns mean; null where nothing is known of that.
    public @Nullable Flaw flaw() {
        return flaw;
    }
}
