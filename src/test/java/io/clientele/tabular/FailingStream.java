package io.clientele.tabular;

import java.io.IOException;
import java.io.InputStream;

/// A sender that goes away: every read throws.
final class FailingStream extends InputStream {

    private final IOException failure;
    private boolean closed;

    FailingStream(IOException failure) {
        this.failure = failure;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public int read() throws IOException {
        throw failure;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        throw failure;
    }

    @Override
    public void close() {
        closed = true;
    }
}
