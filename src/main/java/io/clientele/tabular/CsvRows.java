package io.clientele.tabular;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import io.clientele.row.Dialect;
import io.clientele.row.Flaw;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// Rows of a CSV file; lines without any value are skipped, and one with broken quotes is a flawed
/// row.
///
/// Spreadsheets leave blank cells at the end of a line out, so that a row may be shorter than the
/// header. Not so the file's last line where no line end follows: that is how a file looks whose
/// sending broke off.
///
/// A quote that is not closed within a cell's longest length, or not at all, breaks its line only:
/// reading goes on with the line after it.
final class CsvRows extends Rows {

    private final LineLog text;
    private final CountingStream source;
    private final TabularLimits limits;
    private final char delimiter;
    private final Dialect dialect;
    private final CsvRecords records;
    private final List<String> header;
    private Iterator<Row> iterator;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private @Nullable UnreadableFile unreadable;

    /// @param preface the number of lines that stand before the header
    /// @param headed whether the first row names the columns
    CsvRows(
            LineLog text,
            CountingStream source,
            Dialect dialect,
            int preface,
            boolean headed,
            TabularLimits limits)
            throws IOException {
        this.text = text;
        this.source = source;
        this.limits = limits;
        this.dialect = dialect;
        this.delimiter = Objects.requireNonNull(dialect.delimiter());
        this.records = new CsvRecords(limits);
        for (int line = 1; line <= preface; line++) {
            text.replay(line);
        }
        this.records.startAfter(preface);
        this.iterator = parser();
        var first = parsed();
        if (first == null) {
            throw new UnreadableFile(UnreadableFile.Code.EMPTY_FILE, "The file is empty.", 0);
        }
        this.header =
                headed
                        ? first.cells().stream().map(CsvRows::name).toList()
                        : Table.numbered(widest(first));
        this.records.expect(header);
    }

    /// How many cells the longest of the first rows has, all of which are kept. What cannot be read
    /// after them is told once they have been.
    private int widest(Row first) throws IOException {
        ahead.add(first);
        int widest = first.size();
        int characters = first.characters();
        while (ahead.size() < Table.ROWS_OF_WIDTH && characters < Table.CHARACTERS_OF_WIDTH) {
            try {
                var row = parsed();
                if (row == null) {
                    break;
                }
                ahead.add(row);
                widest = Math.max(widest, row.size());
                characters += row.characters();
            } catch (UnreadableFile e) {
                unreadable = e;
                break;
            }
        }
        return widest;
    }

    /// PostgreSQL's text has no NUL.
    private static String name(String cell) {
        return cell.strip().replace("\0", "");
    }

    /// The text that the log of the rows must remember: a row and what the parser reads ahead.
    static int memory(TabularLimits limits) {
        return limits.maxRowLength() + 2 * bufferSize(limits);
    }

    /// The parser needs some room of its own.
    private static int bufferSize(TabularLimits limits) {
        return Math.max(1 << 16, 2 * limits.maxCellLength());
    }

    private Iterator<Row> parser() {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(bufferSize(limits))
                .build(records, dialect.escapedQuotes() ? new EscapedQuotes(text, delimiter) : text)
                .iterator();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public long bytesRead() {
        return source.count();
    }

    @Override
    protected @Nullable Row read() throws IOException {
        var row = ahead.isEmpty() ? parsed() : ahead.poll();
        if (row == null || row.flaw() != null || row.size() >= header.size() || hasNext()) {
            return row;
        }
        return text.endsOpen()
                ? new Row(
                        row.line(),
                        row.cells().toArray(String[]::new),
                        Flaw.ofCells(row.size(), header))
                : row;
    }

    private boolean hasNext() throws IOException {
        if (ahead.isEmpty()) {
            var row = parsed();
            if (row != null) {
                ahead.add(row);
            }
        }
        return !ahead.isEmpty();
    }

    private @Nullable Row parsed() throws IOException {
        var row = record();
        while (row != null && row.flaw() == null && isBlank(row)) {
            row = record();
        }
        return row;
    }

    private static boolean isBlank(Row row) {
        for (int i = 0; i < row.size(); i++) {
            if (!row.cell(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Row record() throws IOException {
        if (unreadable != null) {
            throw unreadable;
        }
        try {
            return iterator.hasNext() ? iterator.next() : null;
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof RuntimeException cause
                    && !(cause instanceof CsvParseException)) {
                throw cause; // a limit, or somebody who wants no more of the file
            }
            return skipBrokenLine();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Row skipBrokenLine() throws IOException {
        long line = records.line();
        var raw = text.replay(line);
        if (raw.indexOf('"') < 0) {
            throw new UnreadableFile(
                    UnreadableFile.Code.CELL_TOO_LONG,
                    "Line %d has a cell of more than %d characters."
                            .formatted(line, limits.maxCellLength()),
                    line);
        }
        records.startAfter(line);
        iterator = parser();
        return new Row(
                line,
                new String[] {raw},
                new Flaw(
                        Flaw.Kind.BAD_QUOTES,
                        "A quote is not closed, or text follows a closing quote."));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
