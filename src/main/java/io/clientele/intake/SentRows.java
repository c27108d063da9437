package io.clientele.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import io.clientele.row.Flaw;
import io.clientele.row.Format;
import io.clientele.row.Row;
import io.clientele.row.Rows;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the rows of a file as they were sent: cells as one line of CSV, and what came as JSON as
/// an object.
public final class SentRows {

    private static final CsvWriter.CsvWriterBuilder CSV =
            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final boolean json;
    private final List<String> header;

    SentRows(Format format, List<String> header) {
        this.json = format == Format.JSON || format == Format.NDJSON;
        this.header = header;
    }

    /// For the rows of a file.
    public static SentRows of(Rows rows) {
        return new SentRows(rows.dialect().format(), rows.header());
    }

    /// A row as it was sent.
    public String text(Row row) {
        if (!json) {
            return line(row);
        }
        var flaw = row.flaw();
        boolean raw = flaw != null && flaw.kind() == Flaw.Kind.BAD_JSON;
        return raw ? row.cell(0) : object(row);
    }

    private static String line(Row row) {
        var text = new StringWriter();
        // Without a buffer of its own, which would cost more than the row.
        try (var csv = CSV.build(text)) {
            csv.writeRecord(row.cells());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }

    private String object(Row row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(row.size(), header.size()); i++) {
            if (!row.cell(i).isEmpty()) {
                values.put(header.get(i), row.cell(i));
            }
        }
        for (int i = 0; i < row.loose().size(); i++) {
            values.put(row.loose().get(i), row.looseCell(i));
        }
        return JSON.writeValueAsString(values);
    }
}
