package io.clientele.tabular;

import io.clientele.row.Dialect;
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

/// The objects of one JSON array, numbered from 1; after a syntax error the rest cannot be read.
final class JsonArrayRows extends JsonRows {

    private final Reader text;
    private final JsonParser parser;
    private long element;
    private boolean ended;

    JsonArrayRows(Reader text, CountingStream source, Dialect dialect, TabularLimits limits) {
        super(source, dialect, limits);
        this.text = text;
        this.parser = objects.parser(text);
    }

    @Override
    @Nullable Row object() throws IOException {
        if (ended) {
            return null;
        }
        try {
            if (parser.currentToken() == null) {
                parser.nextToken(); // the bracket that the array begins with
            }
            var token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                ended = true;
                return end();
            }
            element++;
            return objects.row(parser, element);
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        } catch (StreamConstraintsException tooLong) {
            throw new UnreadableFile(
                    UnreadableFile.Code.CELL_TOO_LONG,
                    "Element %d has a value that is too long or too deep.".formatted(element),
                    element);
        } catch (JacksonException broken) {
            throw unreadable("Element %d is not JSON.".formatted(element));
        }
    }

    @Override
    String withoutObjects() {
        return "No element of the array is a JSON object that has values.";
    }

    private @Nullable Row end() {
        if (parser.nextToken() != null) {
            throw unreadable("Something follows the end of the JSON array.");
        }
        return null;
    }

    private UnreadableFile unreadable(String message) {
        return new UnreadableFile(UnreadableFile.Code.BAD_JSON, message, element);
    }

    @Override
    public void close() throws IOException {
        parser.close();
        text.close();
    }
}
