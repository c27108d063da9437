package io.clientele.download;

import io.clientele.audit.AuditedItems;

import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Lines of an NDJSON file, counted, and written by one writer that keeps its buffers.
public final class JsonLines {

    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final AuditedItems items;
    private final SequenceWriter lines;
    private boolean isEmpty = true;

    JsonLines(JsonMapper json, OutputStream out, AuditedItems items) {
        this.items = items;
        this.out = new BufferedOutputStream(out, BUFFER);
        lines =
                json.writer()
                        .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                        .withRootValueSeparator("\n")
                        .writeValues(this.out);
    }

    /// Writes an object as a line.
    public void line(Object value) throws IOException {
        try {
            lines.write(value);
        } catch (JacksonIOException e) {
            throw e.getCause(); // the reader has gone
        }
        items.add(1);
        isEmpty = false;
    }

    /// Ends the last line and passes on what is written so far.
    void flush() throws IOException {
        try {
            lines.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        if (!isEmpty) {
            out.write('\n');
        }
        out.flush();
    }
}
