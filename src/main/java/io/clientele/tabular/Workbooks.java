package io.clientele.tabular;

import static io.clientele.tabular.UnreadableFile.Code.ARCHIVE_TOO_LARGE;
import static io.clientele.tabular.UnreadableFile.Code.BAD_WORKBOOK;

import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Opens XLSX workbooks, which cannot be read from front to end: they are put aside in a temporary
/// file, which is gone again as soon as it is open, so that nothing is left whatever happens.
final class Workbooks {

    private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

    private final CountingStream source;
    private final TabularLimits limits;

    Workbooks(CountingStream source, TabularLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    Rows open(InputStream content, @Nullable String sheet) throws IOException {
        var file = Files.createTempFile("clientele-", ".xlsx");
        try {
            putAside(content, file);
            new WorkbookCheck(limits).check(file);
            return rows(file, sheet);
        } finally {
            Files.delete(file);
        }
    }

    private void putAside(InputStream content, Path file) throws IOException {
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

    private Rows rows(Path file, @Nullable String sheet) throws IOException {
        ReadableWorkbook workbook = null;
        try {
            workbook = new ReadableWorkbook(file.toFile(), OPTIONS);
            return new WorkbookRows(workbook, sheet, source, limits);
        } catch (IOException | RuntimeException e) {
            if (workbook != null) {
                workbook.close();
            }
            if (e instanceof UnreadableFile known) {
                throw known;
            }
            // The parser throws whatever comes its way.
            throw new UnreadableFile(BAD_WORKBOOK, "The workbook is damaged.", 0);
        }
    }
}
