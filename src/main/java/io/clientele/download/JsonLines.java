package io.clientele.download;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.Writer;

/// Lines of an NDJSON file.
public final class JsonLines {

    private final JsonMapper json;
    private final Writer out;

    JsonLines(JsonMapper json, Writer out) {
        this.json = json;
        this.out = out;
    }

    /// Writes an object as a line.
    public void line(Object value) throws IOException {
        out.append(json.writeValueAsString(value)).append('\n');
    }
}
