package io.clientele.tabular;

import io.clientele.row.Dialect;
import io.clientele.row.Flaw;
import io.clientele.row.Row;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

import java.io.IOException;

/// One JSON object a line; a line that is none is one flawed row, blank lines are skipped.
final class NdjsonRows extends JsonRows {

    private final Lines lines;

    NdjsonRows(Lines lines, CountingStream source, Dialect dialect, TabularLimits limits) {
        super(source, dialect, limits);
        this.lines = lines;
    }

    @Override
    @Nullable Row object() throws IOException {
        for (var text = lines.next(); text != null; text = lines.next()) {
            if (!text.isBlank()) {
                return row(text, lines.number());
            }
        }
        return null;
    }

    @Override
    String withoutObjects() {
        return "No line is one JSON object that has values: write each object on a line of its own, or all of them"
                + " as one JSON array.";
    }

    private Row row(String text, long line) {
        try (var parser = objects.parser(text)) {
            parser.nextToken();
            var row = objects.row(parser, line);
            return parser.nextToken() == null ? row : flawed(text, line);
        } catch (StreamConstraintsException tooLong) {
            throw new UnreadableFile(
                    UnreadableFile.Code.CELL_TOO_LONG,
                    "Line %d has a value that is too long or too deep.".formatted(line),
                    line);
        } catch (StreamReadException broken) {
            return flawed(text, line);
        }
    }

    private static Row flawed(String text, long line) {
        return new Row(
                line,
                new String[] {text},
                new Flaw(Flaw.Kind.BAD_JSON, "The line is not one JSON object."));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
