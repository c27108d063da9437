package io.clientele.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.audit.AuditedItems;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/// Answers that are files, written while they are sent, their rows counted for the audit log.
///
/// Only a whole file is closed. Where the content fails, what is written so far stays without an
/// end: the caller gets a problem if nothing has left yet, else a connection that breaks off.
@Component
public class Downloads {

    /// Media type of CSV.
    public static final String CSV = "text/csv";

    /// Media type of a JSON object a line.
    public static final String NDJSON = "application/x-ndjson";

    private static final MediaType CSV_IN_UTF8 = new MediaType("text", "csv", UTF_8);

    private final JsonMapper json;

    /// @param json writes the objects of lines
    public Downloads(JsonMapper json) {
        this.json = json;
    }

    /// Writes what a file holds.
    @FunctionalInterface
    public interface Content<T> {
        /// @throws IOException if the reader has gone
        void writeTo(T file) throws IOException;
    }

    /// A CSV file, whose first row is its header.
    ///
    /// @param name file name without its ending, of letters, digits and hyphens
    public ResponseEntity<StreamingResponseBody> csv(String name, Content<CsvSheet> content) {
        var items = AuditedItems.current();
        return ResponseEntity.ok()
                .contentType(CSV_IN_UTF8)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.csv\"".formatted(name))
                .body(
                        out -> {
                            var sheet = new CsvSheet(out, items);
                            content.writeTo(sheet);
                            sheet.flush();
                            out.close();
                        });
    }

    /// An NDJSON file.
    public ResponseEntity<StreamingResponseBody> ndjson(Content<JsonLines> content) {
        var items = AuditedItems.current();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(NDJSON))
                .body(
                        out -> {
                            var lines = new JsonLines(json, out, items);
                            content.writeTo(lines);
                            lines.flush();
                            out.close();
                        });
    }
}
