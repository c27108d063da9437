package io.clientele.workbook;

import static io.clientele.row.UnreadableFile.Code.BAD_WORKBOOK;
import static io.clientele.row.UnreadableFile.Code.EMPTY_FILE;
import static io.clientele.row.UnreadableFile.Code.SHEET_NOT_FOUND;
import static io.clientele.row.UnreadableFile.Code.TOO_MANY_COLUMNS;

import io.clientele.row.Dialect;
import io.clientele.row.Flaw;
import io.clientele.row.Format;
import io.clientele.row.Row;
import io.clientele.row.Rows;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows of one sheet of an XLSX workbook, numbered as the sheet numbers them; a number that is not
/// above the one before is counted on instead, so that each row has its own.
///
/// The first row that is not blank is the header; blank rows are skipped, and cells missing at the
/// end of a row are empty.
final class WorkbookRows extends Rows {

    private final ReadableWorkbook workbook;
    private final InputStream source;
    private final SheetPlace place;
    private final TabularLimits limits;
    private final Dialect dialect;
    private final SheetCells texts;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> iterator;
    private final List<String> header;
    private long line;
    private long read;

    WorkbookRows(
            ReadableWorkbook workbook,
            @Nullable String sheetName,
            InputStream source,
            SheetPlace place,
            TabularLimits limits)
            throws IOException {
        this.workbook = workbook;
        this.source = source;
        this.place = place;
        this.limits = limits;
        this.texts = new SheetCells(workbook.isDate1904());
        var sheet = sheet(workbook, sheetName);
        this.dialect = new Dialect(Format.XLSX, null, null, sheet.getName());
        this.stream = sheet.openStream();
        this.iterator = stream.iterator();
        var first = nextCells(0);
        if (first == null) {
            throw new UnreadableFile(EMPTY_FILE, "The sheet is empty.", 0);
        }
        this.header = Arrays.stream(first).map(String::strip).toList();
    }

    private static Sheet sheet(ReadableWorkbook workbook, @Nullable String name) {
        if (name == null) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(name)
                .orElseThrow(
                        () ->
                                new UnreadableFile(
                                        SHEET_NOT_FOUND,
                                        "There is no sheet \"%s\"; there are: %s."
                                                .formatted(
                                                        name,
                                                        workbook.getSheets()
                                                                .map(Sheet::getName)
                                                                .collect(Collectors.joining(", "))),
                                        0));
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
        return place.bytesRead(read);
    }

    @Override
    protected @Nullable Row read() {
        var cells = nextCells(header.size());
        if (cells == null) {
            return null;
        }
        var flaw =
                cells.length > header.size()
                        ? new Flaw(
                                Flaw.Kind.WRONG_COLUMN_COUNT,
                                "The row has %d cells, the header %d."
                                        .formatted(cells.length, header.size()))
                        : null;
        return new Row(line, cells, flaw);
    }

    /// The cells of the next row that is not blank, at least so many, without blank ones behind.
    private String @Nullable [] nextCells(int least) {
        try {
            while (iterator.hasNext()) {
                var row = iterator.next();
                line = Math.max(row.getRowNum(), line + 1);
                read++;
                var cells = cells(row);
                if (cells.length > 0) {
                    return cells.length < least ? padded(cells, least) : cells;
                }
            }
            return null;
        } catch (UnreadableFile limit) {
            throw limit;
        } catch (RuntimeException broken) {
            // The parser throws whatever comes its way.
            throw new UnreadableFile(
                    BAD_WORKBOOK, "The sheet is damaged behind row %d.".formatted(line), line);
        }
    }

    private static String[] padded(String[] cells, int size) {
        var all = Arrays.copyOf(cells, size);
        Arrays.fill(all, cells.length, size, "");
        return all;
    }

    private String[] cells(org.dhatim.fastexcel.reader.Row row) {
        int size = row.getCellCount();
        while (size > 0 && texts.text(row.getCell(size - 1)).isBlank()) {
            size--;
        }
        if (size > limits.maxColumns()) {
            throw new UnreadableFile(
                    TOO_MANY_COLUMNS, "Row %d has too many columns.".formatted(line), line);
        }
        var cells = new String[size];
        for (int i = 0; i < size; i++) {
            cells[i] = texts.text(row.getCell(i));
            if (cells[i].length() > limits.maxCellLength()) {
                throw new UnreadableFile(
                        UnreadableFile.Code.CELL_TOO_LONG,
                        "Row %d has a cell that is too long.".formatted(line),
                        line);
            }
        }
        return cells;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
        source.close();
    }
}
