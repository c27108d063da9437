package io.clientele.tabular;

import static io.clientele.row.UnreadableFile.Code.ARCHIVE_TOO_LARGE;
import static io.clientele.row.UnreadableFile.Code.BAD_ARCHIVE;

import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Unpacks gzip within the limits on size and ratio, member after member up to the very end of the
/// file (RFC 1952).
///
/// The JDK's own stream takes whatever it cannot read behind a sound member for the end, and would
/// drop the second of two joined files if that is damaged.
final class GuardedGzip extends FilterInputStream {

    /// Small files may be as repetitive as they like.
    private static final long FREE_BYTES = 1 << 20;

    private final CountingStream source;
    private final TabularLimits limits;
    private long count;

    /// @param source what the packed bytes come from in the end, whose count stands for their size
    GuardedGzip(InputStream packed, CountingStream source, TabularLimits limits)
            throws IOException {
        super(unpacking(packed, source));
        this.source = source;
        this.limits = limits;
    }

    static boolean begins(byte[] head) {
        return Encoding.startsWith(head, 0x1F, 0x8B);
    }

    private static InputStream unpacking(InputStream packed, CountingStream source)
            throws IOException {
        try {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException e) {
            throw blamed(e, source);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n;
        try {
            n = in.read(target, offset, length);
        } catch (IOException e) {
            throw blamed(e, source);
        }
        count += Math.max(n, 0);
        boolean bomb = count > FREE_BYTES && count / limits.maxRatio() > source.count();
        if (bomb || count > limits.maxUnpackedBytes()) {
            throw new UnreadableFile(
                    ARCHIVE_TOO_LARGE, "The file unpacks to more than is allowed.", 0);
        }
        return n;
    }

    /// The fault of the sender, or of the file.
    private static IOException blamed(IOException e, CountingStream source) {
        if (source.failed()) {
            return e;
        }
        throw new UnreadableFile(
                BAD_ARCHIVE,
                "The gzip data are damaged, cut off, or followed by something that is not gzip.",
                0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
