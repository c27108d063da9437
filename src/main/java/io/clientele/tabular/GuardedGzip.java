package io.clientele.tabular;

import static io.clientele.row.UnreadableFile.Code.ARCHIVE_TOO_LARGE;
import static io.clientele.row.UnreadableFile.Code.BAD_ARCHIVE;

import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// Unpacks gzip within the limits on size and ratio, member after member up to the very end of the
/// file (RFC 1952).
///
/// The JDK's own stream takes whatever it cannot read behind a sound member for the end, and would
/// drop the second of two joined files if that is damaged.
final class GuardedGzip extends FilterInputStream {

    /// Small files may be as repetitive as they like.
    private static final long FREE_BYTES = 1 << 20;

    /// Packed bytes that may pass without any unpacked ones: a member's header names its file.
    private static final int MOST_SILENT = 1 << 18;

    private final Packed packed;
    private final CountingStream source;
    private final TabularLimits limits;
    private long count;

    /// @param source what the packed bytes come from in the end, whose count stands for their size
    GuardedGzip(InputStream packed, CountingStream source, TabularLimits limits)
            throws IOException {
        this(new Packed(packed), source, limits);
    }

    private GuardedGzip(Packed packed, CountingStream source, TabularLimits limits)
            throws IOException {
        super(unpacking(packed, source));
        this.packed = packed;
        this.source = source;
        this.limits = limits;
    }

    /// Packed bytes, as long as something comes of them.
    private static final class Packed extends FilterInputStream {

        private int silent;

        Packed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = in.read(target, offset, length);
            silent += Math.max(n, 0);
            if (silent > MOST_SILENT) {
                throw new ZipException("nothing comes of it");
            }
            return n;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    static boolean begins(byte[] head) {
        return Encoding.startsWith(head, 0x1F, 0x8B);
    }

    private static InputStream unpacking(Packed packed, CountingStream source) throws IOException {
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
            packed.silent = 0;
            n = in.read(target, offset, Math.min(length, MOST_SILENT / 2));
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
