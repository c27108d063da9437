package io.clientele.cleaning;

import io.clientele.mapping.ColumnMapping;
import io.clientele.row.Row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Columns that speak of the export rather than of a row: where the row stood in there, and when it
/// was made. The same line has others in the next one.
///
/// They are known by their names, and places by being whole numbers, so that one row is told in the
/// same way whatever file it comes in. Names that may as well number the lines of an order, such as
/// `row` or `zeile`, are not among them: the same article twice in one order is no duplicate.
final class ExportColumns {

    private static final Set<String> PLACES =
            Set.of(
                    "unnamed0",
                    "unnamed01",
                    "index",
                    "level0",
                    "rowno",
                    "rownr",
                    "rownum",
                    "rownumber",
                    "rowindex");

    private static final Set<String> MARKS =
            Set.of(
                    "exportedat",
                    "exportedon",
                    "exportdate",
                    "exporttime",
                    "exportdatetime",
                    "exporttimestamp",
                    "exportid",
                    "extractedat",
                    "extractdate",
                    "extracttime",
                    "extractiondate",
                    "extractiontime",
                    "loadedat",
                    "loaddate",
                    "loadtime",
                    "loadtimestamp",
                    "ingestedat",
                    "ingestiondate",
                    "ingestiontime",
                    "generatedat",
                    "downloadedat",
                    "reportdate",
                    "fivetransynced",
                    "airbyteextractedat",
                    "airbyteemittedat",
                    "sourcefile");

    /// Rows from which a column that numbers them is told.
    private static final int ROWS_AT_LEAST = 100;

    /// Names may be data, then each row has new ones.
    private static final int NAMES_KEPT = 1_000;

    private final Kind[] columns;
    private final Map<String, Kind> loose = new HashMap<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();
    private final List<Integer> running = new ArrayList<>();
    private final List<String> header;
    private final boolean kept;
    private long rows;

    private enum Kind {
        ROW,
        PLACE,
        MARK
    }

    /// @param kept whether they make a row another one all the same
    ExportColumns(ColumnMapping mapping, boolean kept) {
        this.kept = kept;
        header = mapping.header();
        columns = new Kind[header.size()];
        Arrays.fill(columns, Kind.ROW);
        for (int column : mapping.unused()) {
            var name = header.get(column);
            var kind = column == 0 && name.isEmpty() ? Kind.PLACE : kind(name);
            columns[column] = kind;
            switch (kind) {
                case PLACE -> places.add(name);
                case MARK -> marks.add(name);
                case ROW -> running.add(column);
            }
        }
    }

    /// Looks for further columns that number the rows of the file, from 0 or 1 on; to be called
    /// with each row.
    void observe(Row row) {
        if (!running.isEmpty() && row.flaw() == null) {
            var before = Long.toString(rows);
            var withIt = Long.toString(rows + 1);
            running.removeIf(
                    column -> !row.cell(column).equals(before) && !row.cell(column).equals(withIt));
        }
        rows++;
    }

    /// Whether a cell of a column that no field reads says nothing of its row.
    boolean isOfExport(int column, String cell) {
        return isOfExport(columns[column], cell);
    }

    /// The same of a cell of no column.
    boolean isOfExport(String name, String cell) {
        var known = loose.get(name);
        var kind = known == null ? kind(name) : known;
        if (known == null && loose.size() < NAMES_KEPT) {
            loose.put(name, kind);
        }
        return isOfExport(kind, cell);
    }

    private boolean isOfExport(Kind kind, String cell) {
        return !kept
                && switch (kind) {
                    case ROW -> false;
                    case PLACE -> isWhole(cell);
                    case MARK -> true;
                };
    }

    private static boolean isWhole(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Kind kind(String name) {
        var key = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> key.append((char) c));
        return PLACES.contains(key.toString())
                ? Kind.PLACE
                : MARKS.contains(key.toString()) ? Kind.MARK : Kind.ROW;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        places.forEach(name -> notes.add(note(name, "where a row stands in the file")));
        marks.forEach(name -> notes.add(note(name, "when or from what the file was made")));
        if (rows >= ROWS_AT_LEAST) {
            running.forEach(
                    column ->
                            notes.add(
                                    ("The column \"%s\" numbers the rows of the file and makes a row another"
                                                    + " one: leave it out if the next export numbers them anew,"
                                                    + " or lines that both hold count twice.")
                                            .formatted(header.get(column))));
        }
        return notes;
    }

    private String note(String name, String what) {
        return "%s tells %s%s"
                .formatted(
                        name.isEmpty()
                                ? "The first column, which has no name,"
                                : "The column \"%s\"".formatted(name),
                        what,
                        kept
                                ? ", and makes a row another one, as for the uploads before: leave it"
                                        + " out, or lines that another export holds too count again."
                                : ": rows that differ in nothing else are the same.");
    }
}
