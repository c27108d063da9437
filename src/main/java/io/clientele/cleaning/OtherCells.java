package io.clientele.cleaning;

import io.clientele.mapping.ColumnMapping;
import io.clientele.row.Row;

import java.util.List;
import java.util.TreeMap;

/// The cells of a row that no field reads, as far as they say something of it: they tell it from
/// others.
final class OtherCells {

    private final List<String> header;
    private final int[] unused;
    private final LateColumns late;
    private final ExportColumns export;

    OtherCells(ColumnMapping mapping, LateColumns late, ExportColumns export) {
        this.header = mapping.header();
        this.unused = mapping.unused().stream().mapToInt(Integer::intValue).toArray();
        this.late = late;
        this.export = export;
    }

    /// Adds them in the order of their names, wherever in the file these came up.
    void addTo(RowKey key, Row row) {
        if (row.loose().isEmpty()) {
            for (int column : unused) {
                if (!export.isOfExport(column, row.cell(column))) {
                    add(key, header.get(column), row.cell(column));
                }
            }
            return;
        }
        var others = new TreeMap<String, String>();
        for (int column : unused) {
            if (!export.isOfExport(column, row.cell(column))) {
                others.put(header.get(column), row.cell(column));
            }
        }
        for (int i = 0; i < row.loose().size(); i++) {
            var name = row.loose().get(i);
            if (!late.isRead(name) && !export.isOfExport(name, row.looseCell(i))) {
                others.put(name, row.looseCell(i));
            }
        }
        others.forEach((name, cell) -> add(key, name, cell));
    }

    private static void add(RowKey key, String name, String cell) {
        if (!cell.isEmpty()) {
            key.text(name).text(cell);
        }
    }
}
