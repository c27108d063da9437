package io.clientele.row;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The rows of one file, read once from front to end; not for use by several threads.
public abstract class Rows implements Closeable {

    private static final int SAMPLE_CHARACTERS = 1 << 20;

    private final Deque<Row> ahead = new ArrayDeque<>();

    protected Rows() {}

    /// The column names, without surrounding blanks, in the file's order.
    public abstract List<String> header();

    /// What was found out about the file.
    public abstract Dialect dialect();

    /// Has plain numbers of a column read as the days that the file means by them, where its cells
    /// alone do not tell; before the first row is read.
    public void timesIn(int column) {
        // Most files hold times as text, or count days as everybody does.
    }

    /// How many bytes of the sender's stream have been consumed, packed ones where it is packed.
    public abstract long bytesRead();

    /// The next row, or null at the end.
    ///
    /// Throws [UnreadableFile] when the file cannot be read on, and [IOException] when its stream
    /// fails.
    public final @Nullable Row next() throws IOException {
        Row waiting = ahead.poll();
        return waiting != null ? waiting : read();
    }

    /// Up to `count` of the rows that [#next()] will return, for decisions ahead of them; fewer at
    /// the end of the file, and where rows are huge.
    public final List<Row> sample(int count) throws IOException {
        int characters = 0;
        while (ahead.size() < count && characters < SAMPLE_CHARACTERS) {
            var row = read();
            if (row == null) {
                break;
            }
            ahead.add(row);
            characters += row.characters();
        }
        return new ArrayList<>(ahead).subList(0, Math.min(count, ahead.size()));
    }

    /// The next row of the file, or null at the end.
    protected abstract @Nullable Row read() throws IOException;
}
