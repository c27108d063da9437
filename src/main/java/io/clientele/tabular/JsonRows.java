package io.clientele.tabular;

import io.clientele.row.Dialect;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Rows of JSON objects; the keys of the first thousand objects become the columns.
abstract class JsonRows extends Rows {

    private static final int OBJECTS_AHEAD = 1_000;

    private final CountingStream source;
    private final Dialect dialect;
    private final Deque<Row> first = new ArrayDeque<>();
    private List<String> header = List.of();
    private @Nullable UnreadableFile broken;
    final JsonObjects objects;
    final TabularLimits limits;

    JsonRows(CountingStream source, Dialect dialect, TabularLimits limits) {
        this.source = source;
        this.dialect = dialect;
        this.limits = limits;
        this.objects = new JsonObjects(limits);
    }

    /// Reads ahead to find the columns. What cannot be read after the first rows is told once these
    /// have been.
    final JsonRows findColumns() throws IOException {
        long length = 0;
        while (first.size() < OBJECTS_AHEAD && length < 8L * limits.maxRowLength()) {
            var row = ahead();
            if (row == null) {
                break;
            }
            first.add(row);
            length += row.characters();
        }
        if (first.isEmpty()) {
            throw new UnreadableFile(UnreadableFile.Code.EMPTY_FILE, "The file is empty.", 0);
        }
        header = objects.settle();
        if (header.isEmpty()) {
            throw new UnreadableFile(UnreadableFile.Code.BAD_JSON, withoutObjects(), 0);
        }
        return this;
    }

    private @Nullable Row ahead() throws IOException {
        try {
            return object();
        } catch (UnreadableFile e) {
            if (first.isEmpty()) {
                throw e;
            }
            broken = e;
            return null;
        }
    }

    @Override
    public final List<String> header() {
        return header;
    }

    @Override
    public final Dialect dialect() {
        return dialect;
    }

    @Override
    public final long bytesRead() {
        return source.count();
    }

    @Override
    protected final @Nullable Row read() throws IOException {
        var waiting = first.poll();
        if (waiting != null) {
            return objects.complete(waiting);
        }
        if (broken != null) {
            throw broken;
        }
        return object();
    }

    /// Why there are no columns although there are rows.
    abstract String withoutObjects();

    /// The next object of the file as a row, or null at the end.
    abstract @Nullable Row object() throws IOException;
}
