package io.clientele.tabular;

import static io.clientele.row.UnreadableFile.Code.ARCHIVE_TOO_LARGE;
import static io.clientele.row.UnreadableFile.Code.BAD_ARCHIVE;

import io.clientele.row.TabularLimits;
import io.clientele.row.UnreadableFile;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks gzip within the limits on size and ratio, member after member up to the very end of the
/// file (RFC 1952).
///
/// The JDK's own stream takes whatever it cannot read behind a sound member for the end, and would
/// drop the second of two joined files if that is damaged. Here only zeros, with which tapes are
/// filled up, may follow the last member.
final class GuardedGzip extends InputStream {

    /// Small files may be as repetitive as they like.
    private static final long FREE_BYTES = 1 << 20;

    private static final String DAMAGED = "damaged or cut off";
    private static final int CHECKSUM = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xE0;

    private final InputStream packed;
    private final CountingStream source;
    private final TabularLimits limits;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private boolean ended;
    private long count;

    /// @param source what the packed bytes come from in the end, whose count stands for their size
    GuardedGzip(InputStream packed, CountingStream source, TabularLimits limits)
            throws IOException {
        this.packed = packed;
        this.source = source;
        this.limits = limits;
        require(nextByte() == 0x1F && nextByte() == 0x8B, DAMAGED);
        startMember();
    }

    static boolean begins(byte[] head) {
        return Encoding.startsWith(head, 0x1F, 0x8B);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int n = inflate(target, offset, length);
            if (n > 0) {
                checksum.update(target, offset, n);
                count += n;
                checkSize();
                return n;
            }
            if (inflater.finished()) {
                endMember();
            } else {
                require(inflater.needsInput() && fill(), DAMAGED);
                inflater.setInput(buffer, at, end - at);
            }
        }
        return -1;
    }

    private int inflate(byte[] target, int offset, int length) {
        try {
            return inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            throw broken(DAMAGED);
        }
    }

    private void checkSize() {
        boolean bomb = count > FREE_BYTES && count / limits.maxRatio() > source.count();
        if (bomb || count > limits.maxUnpackedBytes()) {
            throw new UnreadableFile(
                    ARCHIVE_TOO_LARGE, "The file unpacks to more than is allowed.", 0);
        }
    }

    /// Checks what was unpacked, and goes on to the next member if there is one.
    private void endMember() throws IOException {
        at = end - inflater.getRemaining();
        boolean sound =
                fourBytes() == checksum.getValue()
                        && fourBytes() == (inflater.getBytesWritten() & 0xFFFF_FFFFL);
        require(sound, DAMAGED);
        int next = skipZeros();
        if (next < 0) {
            ended = true;
            return;
        }
        require(next == 0x1F && nextByte() == 0x8B, "followed by something that is not gzip");
        startMember();
    }

    /// Goes on behind the first two bytes of a member.
    private void startMember() throws IOException {
        require(nextByte() == 8, DAMAGED);
        int flags = nextByte();
        require(flags >= 0 && (flags & RESERVED) == 0, DAMAGED);
        skipBytes(6); // time, level and system
        if ((flags & EXTRA) != 0) {
            skipBytes(nextByte() | (nextByte() << 8));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & CHECKSUM) != 0) {
            skipBytes(2);
        }
        checksum.reset();
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
    }

    private void skipBytes(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            require(nextByte() >= 0, DAMAGED);
        }
    }

    private void skipText() throws IOException {
        int next = nextByte();
        while (next > 0) {
            next = nextByte();
        }
        require(next == 0, DAMAGED);
    }

    /// The next byte that is not zero, or -1.
    private int skipZeros() throws IOException {
        int next = nextByte();
        while (next == 0) {
            next = nextByte();
        }
        return next;
    }

    private long fourBytes() throws IOException {
        long number = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            int next = nextByte();
            require(next >= 0, DAMAGED);
            number |= (long) next << shift;
        }
        return number;
    }

    private int nextByte() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(packed.read(buffer, 0, buffer.length), 0);
        return end > 0;
    }

    private static void require(boolean sound, String otherwise) {
        if (!sound) {
            throw broken(otherwise);
        }
    }

    private static UnreadableFile broken(String how) {
        return new UnreadableFile(BAD_ARCHIVE, "The gzip data are %s.".formatted(how), 0);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
