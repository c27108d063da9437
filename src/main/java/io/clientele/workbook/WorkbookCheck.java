package io.clientele.workbook;

import static io.clientele.row.UnreadableFile.Code.ARCHIVE_TOO_LARGE;
import static io.clientele.row.UnreadableFile.Code.BAD_ARCHIVE;

import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Refuses an XLSX archive that would harm its reader.
///
/// First its directory is held against the limits, before anything is unpacked; then every entry is
/// unpacked once into nowhere, since a directory can lie about sizes.
final class WorkbookCheck {

    private static final long FREE_BYTES = 1 << 20;

    private final TabularLimits limits;
    private final Runnable wanted;

    /// @param wanted called now and then; may throw to end the check
    WorkbookCheck(TabularLimits limits, Runnable wanted) {
        this.limits = limits;
        this.wanted = wanted;
    }

    /// What is known of a workbook before it is read.
    ///
    /// @param rows how many its sheets have together
    /// @param styled whether it says how numbers are shown, which it need not
    /// @param sharedBytes what its shared texts take in the heap at most
    record Checked(long rows, boolean styled, long sharedBytes) {}

    /// Looks at all of it.
    Checked check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            checkDirectory(zip);
            var types = ContentTypes.of(zip);
            long held = checkHeld(zip, types);
            var scan = new SheetScan(limits);
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                checkContent(zip, entries.nextElement(), scan);
            }
            scan.end();
            return new Checked(scan.rows(), types.styled(), held + scan.sharedBytes());
        } catch (ZipException e) {
            throw new UnreadableFile(BAD_ARCHIVE, "The ZIP archive is damaged or cut off.", 0);
        }
    }

    private void checkDirectory(ZipFile zip) {
        if (zip.size() > limits.maxWorkbookEntries()) {
            throw tooLarge("The workbook consists of too many files.");
        }
        long unpacked = 0;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            unpacked += entry.getSize();
            if (entry.getSize() > FREE_BYTES
                    && entry.getSize() / limits.maxRatio() > entry.getCompressedSize()) {
                throw tooLarge("The workbook unpacks to far more than its size.");
            }
        }
        if (unpacked > limits.maxUnpackedBytes()) {
            throw tooLarge("The workbook unpacks to more than is allowed.");
        }
    }

    /// The size of what is held while a sheet is read.
    private long checkHeld(ZipFile zip, ContentTypes types) {
        long held =
                zip.stream()
                        .filter(entry -> types.isHeld(entry.getName()))
                        .mapToLong(ZipEntry::getSize)
                        .sum();
        if (held > limits.maxSharedBytes()) {
            throw tooLarge("The workbook unpacks to more than is allowed.");
        }
        return held;
    }

    private void checkContent(ZipFile zip, ZipEntry entry, SheetScan scan) throws IOException {
        scan.startPart();
        var buffer = new byte[1 << 14];
        long count = 0;
        try (var content = zip.getInputStream(entry)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                wanted.run();
                count += n;
                if (count > entry.getSize()) {
                    throw tooLarge("The workbook unpacks to more than it says.");
                }
                scan.look(buffer, n);
            }
        }
    }

    private static UnreadableFile tooLarge(String message) {
        return new UnreadableFile(ARCHIVE_TOO_LARGE, message, 0);
    }
}
