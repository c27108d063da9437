package io.clientele.tabular;

import io.clientele.row.Flaw;
import io.clientele.row.NumberCell;
import io.clientele.row.Row;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Turns JSON objects into rows: keys become columns in the order they first appear.
///
/// Once the columns are settled, a new key becomes no column: its value follows behind the others
/// in a loose cell of its name, so that rows that differ there do not look alike.
final class JsonObjects {

    /// By the longest cell: a factory keeps names and buffers from one body to the next.
    private static final Map<Integer, JsonFactory> FACTORIES = new ConcurrentHashMap<>();

    private final TabularLimits limits;
    private final JsonFactory factory;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<String> loose = new ArrayList<>();
    private boolean settled;
    private String[] cells = new String[16];
    private int size;
    private int length;

    JsonObjects(TabularLimits limits) {
        this.limits = limits;
        this.factory = FACTORIES.computeIfAbsent(limits.maxCellLength(), JsonObjects::limitedTo);
    }

    private static JsonFactory limitedTo(int cellLength) {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxStringLength(cellLength)
                                .maxNameLength(cellLength)
                                .build())
                .build();
    }

    JsonParser parser(Reader text) {
        return factory.createParser(ObjectReadContext.empty(), text);
    }

    JsonParser parser(String text) {
        return factory.createParser(ObjectReadContext.empty(), text);
    }

    /// The keys seen so far; from now on they are the columns.
    List<String> settle() {
        settled = true;
        return List.copyOf(columns.keySet());
    }

    /// A row that may have been read before all columns were known, with all of them.
    Row complete(Row row) {
        if (row.size() >= columns.size()) {
            return row;
        }
        var all = Arrays.copyOf(row.cells().toArray(String[]::new), columns.size());
        Arrays.fill(all, row.size(), all.length, "");
        return new Row(row.line(), all, row.flaw());
    }

    /// The object, or whatever else, that begins at the parser's current token.
    Row row(JsonParser parser, long line) {
        size = columns.size();
        length = 0;
        loose.clear();
        check(size <= limits.maxColumns(), UnreadableFile.Code.TOO_MANY_COLUMNS, "columns", line);
        room(size);
        Arrays.fill(cells, 0, size, "");
        Flaw flaw = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            flaw = new Flaw(Flaw.Kind.NOT_AN_OBJECT, "The element is not a JSON object.");
        } else {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var key = parser.currentName();
                var nested = put(key, parser, line);
                flaw = flaw == null ? nested : flaw;
            }
        }
        return new Row(line, Arrays.copyOf(cells, size), List.copyOf(loose), flaw);
    }

    private @Nullable Flaw put(String key, JsonParser parser, long line) {
        var token = parser.nextToken();
        if (token.isStructStart()) {
            parser.skipChildren();
            return new Flaw(
                    Flaw.Kind.NESTED_VALUE, "The value of \"" + key + "\" is an object or array.");
        }
        var value = token == JsonToken.VALUE_NULL ? "" : text(parser, token);
        length += value.length();
        check(
                length <= limits.maxRowLength(),
                UnreadableFile.Code.ROW_TOO_LONG,
                "characters in a row",
                line);
        var column = columns.get(key);
        if (column != null) {
            cells[column] = value;
        } else if (!settled) {
            columns.put(key, size);
            append(value, line);
        } else if (loose.contains(key)) {
            cells[columns.size() + loose.indexOf(key)] = value; // the last one counts, as above
        } else if (!value.isEmpty()) {
            loose.add(key);
            append(value, line);
        }
        return null;
    }

    private void append(String value, long line) {
        check(size < limits.maxColumns(), UnreadableFile.Code.TOO_MANY_COLUMNS, "columns", line);
        room(size + 1);
        cells[size++] = value;
    }

    private static String text(JsonParser parser, JsonToken token) {
        var text = parser.getString();
        return token == JsonToken.VALUE_NUMBER_FLOAT ? NumberCell.unmistakable(text) : text;
    }

    private static void check(boolean kept, UnreadableFile.Code code, String what, long line) {
        if (!kept) {
            throw new UnreadableFile(
                    code, "Row %d has more %s than are allowed.".formatted(line, what), line);
        }
    }

    private void room(int needed) {
        if (needed > cells.length) {
            cells = Arrays.copyOf(cells, 2 * needed);
        }
    }
}
