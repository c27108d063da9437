package io.clientele.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/// UTF-8 that never loses a character: a byte that cannot be UTF-8 is read as Windows-1252, since
/// shops join exports of several programs into one file.
final class Utf8Reader extends Reader {

    private static final int SIZE = 1 << 14;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
    private final CharBuffer characters = CharBuffer.allocate(SIZE).flip();
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!characters.hasRemaining()) {
            decode();
        }
        if (!characters.hasRemaining()) {
            return -1;
        }
        int n = Math.min(length, characters.remaining());
        characters.get(target, offset, n);
        return n;
    }

    private void decode() throws IOException {
        characters.clear();
        while (characters.position() == 0 && !(ended && !bytes.hasRemaining())) {
            var result = decoder.decode(bytes, characters, ended);
            if (result.isError()) {
                characters.put(windows1252(bytes.get()));
            } else if (characters.position() == 0) {
                fill();
            }
        }
        characters.flip();
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (n < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + n);
        }
        bytes.flip();
    }

    private static char windows1252(byte one) {
        return Encoding.WINDOWS_1252.decode(ByteBuffer.wrap(new byte[] {one})).get();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
