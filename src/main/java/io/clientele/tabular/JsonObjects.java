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
import tools.jackson.core.json.JsonReadFeature;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Turns JSON objects into rows: keys become columns in the order they first appear, and what is
/// nested in them becomes its text.
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
    private final Set<Integer> nested = new HashSet<>();
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
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // pandas writes NaN for no value
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
        return new Row(row.line(), all, row.loose(), row.nested(), row.flaw());
    }

    /// The object, or whatever else, that begins at the parser's current token.
    Row row(JsonParser parser, long line) {
        size = columns.size();
        length = 0;
        loose.clear();
        nested.clear();
        check(size <= limits.maxColumns(), UnreadableFile.Code.TOO_MANY_COLUMNS, "columns", line);
        room(size);
        Arrays.fill(cells, 0, size, "");
        Flaw flaw = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            flaw = new Flaw(Flaw.Kind.NOT_AN_OBJECT, "The element is not a JSON object.");
        } else {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var overlong = put(column(parser.currentName()), parser, line);
                flaw = flaw == null ? overlong : flaw;
            }
        }
        return new Row(
                line,
                Arrays.copyOf(cells, size),
                List.copyOf(loose),
                nested.isEmpty() ? Set.of() : Set.copyOf(nested),
                flaw);
    }

    /// A key as the name of a column: PostgreSQL's text has no NUL.
    private static String column(String key) {
        return key.indexOf('\0') < 0 ? key : key.replace("\0", "");
    }

    private @Nullable Flaw put(String key, JsonParser parser, long line) {
        var token = parser.nextToken();
        boolean struct = token.isStructStart();
        var value = struct ? nestedText(parser) : text(parser, token);
        if (value == null) {
            return new Flaw(
                    Flaw.Kind.NESTED_VALUE,
                    "The value of \"" + key + "\" is an object or array that is too long.");
        }
        length += value.length();
        check(
                length <= limits.maxRowLength(),
                UnreadableFile.Code.ROW_TOO_LONG,
                "characters in a row",
                line);
        int place = place(key, value.isEmpty(), line);
        if (place >= 0) {
            cells[place] = value; // of a key that comes twice the last one counts
            if (struct && !value.isEmpty()) {
                nested.add(place);
            } else {
                nested.remove(place);
            }
        }
        return null;
    }

    /// Where the value of a key belongs; -1 for one that is empty and of no column.
    private int place(String key, boolean empty, long line) {
        var column = columns.get(key);
        if (column != null) {
            return column;
        }
        if (!settled) {
            columns.put(key, size);
            return append(line);
        }
        int known = loose.indexOf(key);
        if (known >= 0) {
            return columns.size() + known;
        }
        if (empty) {
            return -1;
        }
        loose.add(key);
        return append(line);
    }

    /// The text of an object or array, empty where it holds nothing; null where a cell or the row
    /// has no room for it.
    private @Nullable String nestedText(JsonParser parser) {
        var text =
                NestedJson.text(
                        parser, Math.min(limits.maxCellLength(), limits.maxRowLength() - length));
        return text != null && (text.equals("[]") || text.equals("{}")) ? "" : text;
    }

    private int append(long line) {
        check(size < limits.maxColumns(), UnreadableFile.Code.TOO_MANY_COLUMNS, "columns", line);
        room(size + 1);
        return size++;
    }

    private static String text(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        var text = parser.getString();
        if (token != JsonToken.VALUE_NUMBER_FLOAT) {
            return text;
        }
        return text.equals("NaN") ? "" : NumberCell.unmistakable(text);
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
