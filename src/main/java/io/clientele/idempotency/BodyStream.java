package io.clientele.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import java.io.IOException;
import java.io.InputStream;

/// A body as a handler reads it, which remembers whether its end was reached.
final class BodyStream extends ServletInputStream {
    private final InputStream source;
    private boolean ended;
    private boolean failed;

    BodyStream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            var count = source.read(bytes, offset, length);
            ended |= count < 0;
            return count;
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    /// Reads on for at most so many bytes.
    ///
    /// @return whether the body is complete: its end was reached and nothing failed on the way
    boolean isComplete(long limit) throws IOException {
        var rest = new byte[8192];
        for (long read = 0; !failed && !ended && read < limit; ) {
            read += read(rest, 0, rest.length);
        }
        return ended && !failed;
    }

    @Override
    public int available() throws IOException {
        return source.available();
    }

    @Override
    public boolean isFinished() {
        return ended;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("bodies are read blocking");
    }
}
