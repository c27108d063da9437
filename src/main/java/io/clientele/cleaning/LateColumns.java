package io.clientele.cleaning;

import static io.clientele.mapping.Field.AMOUNT;
import static io.clientele.mapping.Field.QUANTITY;
import static io.clientele.mapping.Field.UNIT_PRICE;

import io.clientele.mapping.ColumnMapping;
import io.clientele.mapping.Field;
import io.clientele.row.Row;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Columns that a file shows after its header was settled, in loose cells.
///
/// A late text is read as if the header had shown it, for the rows before say nothing there. A late
/// number is not: it would price the rows behind in another way than those before.
final class LateColumns {

    private static final Set<Field> PRICING = Set.of(QUANTITY, UNIT_PRICE, AMOUNT);

    /// Names may be data, then each row has new ones.
    private static final int NAMES_KEPT = 1_000;

    private final ColumnMapping mapping;
    private final Map<Field, Column> columns = new EnumMap<>(Field.class);
    private final Map<String, Optional<Field>> fields = new HashMap<>();

    LateColumns(ColumnMapping mapping) {
        this.mapping = mapping;
    }

    private record Column(Field field, String name, long line) {

        private boolean isRead() {
            return !PRICING.contains(field);
        }

        private String note() {
            return isRead()
                    ? "The column \"%s\" first appears at line %d; it is read as %s from there on."
                            .formatted(name, line, field.text())
                    : "The column \"%s\" first appears at line %d, too late for %s: it is not used."
                            .formatted(name, line, field.text());
        }
    }

    /// Makes the row's loose cells known; to be called before the others are asked about it.
    void observe(Row row) {
        for (String name : row.loose()) {
            var known = fields.get(name);
            var field = known == null ? mapping.fieldOfLate(name) : known;
            if (known == null && fields.size() < NAMES_KEPT) {
                fields.put(name, field);
            }
            field.ifPresent(free -> columns.putIfAbsent(free, new Column(free, name, row.line())));
        }
    }

    /// The cell of a field that the header has no column for; empty where the row has none either.
    String cell(Row row, Field field) {
        var column = columns.get(field);
        int place = column == null || !column.isRead() ? -1 : row.loose().indexOf(column.name());
        return place < 0 ? "" : row.looseCell(place);
    }

    /// Whether a loose cell of the name is read as a field.
    boolean isRead(String name) {
        return columns.values().stream()
                .anyMatch(column -> column.isRead() && column.name().equals(name));
    }

    List<String> notes() {
        return columns.values().stream().map(Column::note).toList();
    }
}
