package io.clientele.tabular;

import io.clientele.row.Dialect;
import io.clientele.row.Format;
import io.clientele.row.Row;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

import java.io.IOException;
import java.io.Reader;

/// The objects of one JSON array, numbered from 1, or such that follow one another over several
/// lines each, by the line they begin in, or by the next one that no object before has; after a
/// syntax error the rest cannot be read.
final class JsonElementRows extends JsonRows {

    private final Reader text;
    private final JsonParser parser;
    private final boolean array;
    private long place;
    private boolean ended;

    JsonElementRows(Reader text, CountingStream source, Dialect dialect, TabularLimits limits) {
        super(source, dialect, limits);
        this.text = text;
        this.parser = objects.parser(text);
        this.array = dialect.format() == Format.JSON;
    }

    /// Whether a text begins with an object that goes on in the second line; one that is cut off,
    /// with another below it, does not.
    static boolean begins(String text, TabularLimits limits) {
        var lines = text.lines().filter(line -> !line.isBlank()).limit(2).toList();
        if (lines.size() < 2 || lines.getLast().stripLeading().startsWith("{")) {
            return false;
        }
        var first = lines.getFirst().stripTrailing();
        try (var parser = new JsonObjects(limits).parser(first)) {
            parser.nextToken();
            parser.skipChildren();
            return false;
        } catch (JacksonException broken) {
            return broken.getLocation().getCharOffset() >= first.length(); // or it is unfinished
        }
    }

    @Override
    @Nullable Row object() throws IOException {
        if (ended) {
            return null;
        }
        try {
            if (array && parser.currentToken() == null) {
                parser.nextToken(); // the bracket that the array begins with
            }
            var token = parser.nextToken();
            if (token == null || (array && token == JsonToken.END_ARRAY)) {
                ended = true;
                return end();
            }
            long begins = array ? 0 : parser.currentTokenLocation().getLineNr();
            place = Math.max(begins, place + 1);
            return objects.row(parser, place);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        } catch (StreamConstraintsException tooLong) {
            throw new UnreadableFile(
                    UnreadableFile.Code.CELL_TOO_LONG,
                    "%s has a value that is too long or too deep.".formatted(named()),
                    place);
        } catch (JacksonException broken) {
            if (!array) {
                place = broken.getLocation().getLineNr();
            }
            throw unreadable("%s is not JSON.".formatted(named()));
        }
    }

    private String named() {
        return (array ? "Element %d" : "What stands in line %d").formatted(place);
    }

    @Override
    String withoutObjects() {
        return array
                ? "No element of the array is a JSON object that has values."
                : "No JSON object of the file has values.";
    }

    private @Nullable Row end() {
        if (parser.nextToken() != null) {
            throw unreadable("Something follows the end of the JSON array.");
        }
        return null;
    }

    private UnreadableFile unreadable(String message) {
        return new UnreadableFile(UnreadableFile.Code.BAD_JSON, message, place);
    }

    @Override
    public void close() throws IOException {
        parser.close();
        text.close();
    }
}
