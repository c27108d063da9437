package io.clientele.tabular;

import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks gzip within the limits on size and ratio.
final class GuardedGzip extends FilterInputStream {

    /// Small files may be as repetitive as they like.
    private static final long FREE_BYTES = 1 << 20;

    private final CountingStream source;
    private final TabularLimits limits;
    private long count;

    GuardedGzip(InputStream packed, CountingStream source, TabularLimits limits)
            throws IOException {
        super(unpacking(packed));
        this.source = source;
        this.limits = limits;
    }

    private static InputStream unpacking(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, 1 << 16);
        } catch (EOFException | ZipException e) {
            throw broken();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n;
        try {
            n = in.read(buffer, offset, length);
        } catch (EOFException | ZipException e) {
            if (source.failed()) {
                throw e;
            }
            throw broken();
        }
        count += Math.max(n, 0);
        boolean bomb = count > FREE_BYTES && count / limits.maxRatio() > source.count();
        if (bomb || count > limits.maxUnpackedBytes()) {
            throw new UnreadableFile(
                    UnreadableFile.Code.ARCHIVE_TOO_LARGE,
                    "The file unpacks to more than is allowed.",
                    0);
        }
        return n;
    }

    private static UnreadableFile broken() {
        return new UnreadableFile(
                UnreadableFile.Code.BAD_ARCHIVE, "The gzip data are damaged or cut off.", 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
