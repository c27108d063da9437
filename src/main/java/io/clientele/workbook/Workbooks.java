package io.clientele.workbook;

import static io.clientele.row.UnreadableFile.Code.ARCHIVE_TOO_LARGE;
import static io.clientele.row.UnreadableFile.Code.BAD_WORKBOOK;

import io.clientele.row.Rows;
import io.clientele.row.Table;
import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;
import io.clientele.scratch.ScratchFolder;
import io.clientele.workbook.WorkbookCheck.Checked;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// Opens XLSX workbooks, which cannot be read from front to end: they are put aside in the folder
/// of the process, in a file that is gone again as soon as it is open, and that the next start
/// drops if the process is killed before.
public final class Workbooks {

    private final InputStream content;
    private final LongSupplier bytesRead;
    private final Runnable wanted;
    private final TabularLimits limits;

    private Workbooks(
            InputStream content, LongSupplier bytesRead, Runnable wanted, TabularLimits limits) {
        this.content = content;
        this.bytesRead = bytesRead;
        this.wanted = wanted;
        this.limits = limits;
    }

    /// The rows of a workbook's sheet; closing them closes the content.
    ///
    /// @param bytesRead how much of what was sent has been consumed
    /// @param wanted called now and then while the workbook is checked or waits for room in the
    ///     heap; may throw to end that
    public static Rows open(
            InputStream content,
            Table table,
            LongSupplier bytesRead,
            Runnable wanted,
            TabularLimits limits)
            throws IOException {
        return new Workbooks(content, bytesRead, wanted, limits).open(table);
    }

    private Rows open(Table table) throws IOException {
        var file = Files.createTempFile(ScratchFolder.ofThisProcess(), "", ".xlsx");
        try {
            putAside(file);
            return rows(file, table, new WorkbookCheck(limits, wanted).check(file));
        } finally {
            Files.delete(file);
        }
    }

    private void putAside(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[1 << 16];
            long count = 0;
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                count += n;
                if (count > limits.maxWorkbookBytes()) {
                    throw new UnreadableFile(
                            ARCHIVE_TOO_LARGE, "The workbook is larger than is allowed.", 0);
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private Rows rows(Path file, Table table, Checked checked) throws IOException {
        var room = SharedRoom.take(checked.sharedBytes(), wanted);
        ReadableWorkbook workbook = null;
        boolean opened = false;
        try {
            var options = new ReadingOptions(checked.styled(), true);
            workbook = new ReadableWorkbook(file.toFile(), options);
            var place = new SheetPlace(bytesRead.getAsLong(), checked.rows());
            var rows = new WorkbookRows(workbook, table, content, place, room, limits);
            opened = true;
            return rows;
        } catch (IOException | RuntimeException e) {
            if (workbook != null) {
                workbook.close();
            }
            if (e instanceof UnreadableFile known) {
                throw known;
            }
            // The parser throws whatever comes its way.
            throw new UnreadableFile(BAD_WORKBOOK, "The workbook is damaged.", 0);
        } finally {
            if (!opened) {
                room.close();
            }
        }
    }
}
