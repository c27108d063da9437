package io.clientele.tabular;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;

/// How a file's bytes become text, decided by its first bytes.
///
/// A byte order mark decides; else a zero in most even or odd places means UTF-16; else the text is
/// UTF-8 unless more of its bytes cannot be UTF-8 than characters of several bytes are: then it is
/// Windows-1252, whose printable characters include those of ISO-8859-1. UTF-8 is read with
/// Windows-1252 for single bytes that cannot be UTF-8, so that a stray one spoils nothing but
/// itself and a first part of pure ASCII leaves the question open.
record Encoding(Charset charset, int markLength) {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// Stands for bytes that cannot be UTF-8, and for itself.
    private static final char REPLACED = '\uFFFD';

    static Encoding of(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(UTF_16BE, 2);
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int pairs = head.length / 2;
        if (pairs > 0 && odd > pairs * 0.4 && even < pairs * 0.1) {
            return new Encoding(UTF_16LE, 0);
        }
        if (pairs > 0 && even > pairs * 0.4 && odd < pairs * 0.1) {
            return new Encoding(UTF_16BE, 0);
        }
        return new Encoding(isUtf8(head) ? UTF_8 : WINDOWS_1252, 0);
    }

    static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// The last character may be cut off by the end of the look-ahead.
    private static boolean isUtf8(byte[] head) {
        if (isAscii(head)) {
            return true;
        }
        var in = ByteBuffer.wrap(head);
        var text = CharBuffer.allocate(head.length);
        var decoder = UTF_8.newDecoder();
        int broken = 0;
        while (decoder.decode(in, text, false).isError()) {
            in.get();
            broken++;
        }
        text.flip();
        int whole = 0;
        while (text.hasRemaining()) {
            char c = text.get();
            whole += c > 0x7F && !Character.isLowSurrogate(c) ? 1 : 0;
        }
        return broken == 0 || whole >= broken;
    }

    private static boolean isAscii(byte[] head) {
        for (byte b : head) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /// The text of a stream that begins with the byte order mark, if there is one.
    Reader reader(InputStream in) throws IOException {
        in.skipNBytes(markLength);
        return charset.equals(UTF_8) ? new Utf8Reader(in) : new InputStreamReader(in, charset);
    }

    /// The text of bytes that begin with the byte order mark, if there is one.
    String decode(byte[] head) {
        if (charset.equals(UTF_8)) {
            var text = new String(head, markLength, head.length - markLength, UTF_8);
            if (text.indexOf(REPLACED) < 0) {
                return text;
            }
        }
        try (var reader = reader(new ByteArrayInputStream(head))) {
            return reader.readAllAsString();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
