package io.clientele.tabular;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what was taken from the sender's stream, and knows whether it failed.
final class CountingStream extends FilterInputStream {

    private long count;
    private boolean failed;

    CountingStream(InputStream in) {
        this(in, 0);
    }

    private CountingStream(InputStream in, long count) {
        super(in);
        this.count = count;
    }

    /// A stream of which so much was taken, and nothing is left.
    static CountingStream taken(int bytes) {
        return new CountingStream(nullInputStream(), bytes);
    }

    long count() {
        return count;
    }

    /// Whether the stream itself threw, as opposed to whoever reads it.
    boolean failed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int n = in.read(buffer, offset, length);
            count += Math.max(n, 0);
            return n;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(wanted, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
