package io.clientele.tabular;

import io.clientele.row.Dialect;
import io.clientele.row.Format;
import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;
import io.clientele.workbook.Workbooks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.StringReader;

/// Opens a shop's export: finds out by content what it is and returns its rows.
///
/// The name and the declared type of a file are not asked, since shops get both wrong.
public final class TabularFile {

    private static final int LOOK_AHEAD = 1 << 16;

    /// What is gzipped already is often sent by programs that gzip what they send.
    private static final int GZIP_LAYERS = 2;

    private static final String JSON_BLANKS = " \t\r\n";

    private final CountingStream source;
    private final Runnable wanted;
    private final Table table;
    private final TabularLimits limits;

    private TabularFile(CountingStream source, Table table, TabularLimits limits, Runnable wanted) {
        this.source = source;
        this.wanted = wanted;
        this.table = table;
        this.limits = limits;
    }

    /// The rows of a stream, which they own: closing them closes it, and so does a failure here.
    ///
    /// Gzip is unpacked on the way. CSV is read with a look-ahead of 64 KiB, JSON with one of a
    /// thousand objects; a workbook is put aside on disk first. Throws [UnreadableFile] when the
    /// stream holds no table or passes a limit, and [IOException] when the stream itself fails.
    public static Rows open(InputStream in, Table table, TabularLimits limits) throws IOException {
        return open(in, table, limits, () -> {});
    }

    /// As above, with a say in long work that does not read from the stream.
    ///
    /// @param wanted called now and then while a workbook is checked or waits for room in the heap;
    ///     may throw to end that
    public static Rows open(InputStream in, Table table, TabularLimits limits, Runnable wanted)
            throws IOException {
        try {
            return new TabularFile(new CountingStream(in), table, limits, wanted).rows();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /// The same of what is in memory as a whole, which is best for a few rows.
    public static Rows open(byte[] content, Table table, TabularLimits limits, Runnable wanted)
            throws IOException {
        if (content.length >= LOOK_AHEAD || isPacked(content)) {
            return open(new ByteArrayInputStream(content), table, limits, wanted);
        }
        var source = CountingStream.taken(content.length);
        return new TabularFile(source, table, limits, wanted).text(source, content);
    }

    private static boolean isPacked(byte[] content) {
        return GuardedGzip.begins(content) || isWorkbook(content) || isOldWorkbook(content);
    }

    private static boolean isWorkbook(byte[] head) {
        return Encoding.startsWith(head, 'P', 'K', 3, 4);
    }

    private static boolean isOldWorkbook(byte[] head) {
        return Encoding.startsWith(head, 0xD0, 0xCF, 0x11, 0xE0);
    }

    private Rows rows() throws IOException {
        var content = new PushbackInputStream(source, LOOK_AHEAD);
        var head = peek(content);
        for (int layer = 0; layer < GZIP_LAYERS && GuardedGzip.begins(head); layer++) {
            content = new PushbackInputStream(new GuardedGzip(content, source, limits), LOOK_AHEAD);
            head = peek(content);
        }
        if (isWorkbook(head)) {
            return Workbooks.open(content, table, source::count, wanted, limits);
        }
        if (isOldWorkbook(head)) {
            throw notText(
                    "The file is an old binary workbook (.xls), or one protected by a password: save it without one as .xlsx or CSV.");
        }
        return text(content, head);
    }

    private static byte[] peek(PushbackInputStream content) throws IOException {
        var head = content.readNBytes(LOOK_AHEAD);
        content.unread(head);
        return head;
    }

    private Rows text(InputStream content, byte[] head) throws IOException {
        var encoding = Encoding.of(head);
        var text = encoding.decode(head);
        checkText(text);
        var charset = encoding.charset().name();
        var reader = head.length < LOOK_AHEAD ? read(content, text) : encoding.reader(content);
        return switch (format(text)) {
            case NDJSON -> {
                var dialect = new Dialect(Format.NDJSON, null, charset);
                var rows =
                        JsonElementRows.begins(text, limits)
                                ? new JsonElementRows(reader, source, dialect, limits)
                                : new NdjsonRows(
                                        new Lines(reader, limits.maxRowLength()),
                                        source,
                                        dialect,
                                        limits);
                yield rows.findColumns();
            }
            case JSON -> {
                var dialect = new Dialect(Format.JSON, null, charset);
                yield new JsonElementRows(reader, source, dialect, limits).findColumns();
            }
            case CSV, XLSX -> {
                var declared = Delimiter.declared(text);
                var delimiter =
                        declared != null
                                ? declared
                                : Delimiter.guess(text, head.length < LOOK_AHEAD);
                var dialect =
                        Dialect.ofCsv(delimiter, charset, EscapedQuotes.areIn(text, delimiter));
                var log = new LineLog(reader, CsvRows.memory(limits));
                int preface = declared == null ? 0 : 1;
                yield new CsvRows(log, source, dialect, preface, table.headed(), limits);
            }
        };
    }

    /// The text of content that was looked at to its end.
    private static Reader read(InputStream content, String text) throws IOException {
        content.close();
        return new StringReader(text);
    }

    private static void checkText(String text) {
        if (text.isBlank()) {
            throw new UnreadableFile(UnreadableFile.Code.EMPTY_FILE, "The file is empty.", 0);
        }
        int controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            controls += c < ' ' && c != '\t' && c != '\r' && c != '\n' ? 1 : 0;
        }
        if (text.indexOf('\0') >= 0 || controls > text.length() / 10) {
            throw notText("The file is neither text nor a kind of file that can be read here.");
        }
    }

    private static UnreadableFile notText(String message) {
        return new UnreadableFile(UnreadableFile.Code.NOT_TEXT, message, 0);
    }

    /// JSON begins with a bracket and what may follow it; anything else is CSV.
    private static Format format(String text) {
        int first = skipBlanks(text, 0);
        int second = skipBlanks(text, first + 1);
        char next = second < text.length() ? text.charAt(second) : 0;
        return switch (text.charAt(first)) {
            case '{' -> next == '"' || next == '}' ? Format.NDJSON : Format.CSV;
            case '[' -> next == '{' || next == ']' ? Format.JSON : Format.CSV;
            default -> Format.CSV;
        };
    }

    /// Blanks are those of JSON; others begin a CSV file.
    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && JSON_BLANKS.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
