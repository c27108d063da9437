package io.clientele.demo;

import java.util.Arrays;

/// Lines of CSV in the making, as bytes.
final class CsvLines {

    private byte[] bytes = new byte[4096];
    private int length;

    CsvLines clear() {
        length = 0;
        return this;
    }

    CsvLines text(byte[] text) {
        ensure(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
        return this;
    }

    CsvLines text(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /// A number of at least so many digits.
    CsvLines number(long value, int digits) {
        if (value < 0) {
            return text('-').number(-value, digits);
        }
        int needed = digits;
        for (long limit = value; limit > 0; limit /= 10) {
            needed--;
        }
        needed = digits - Math.min(needed, 0);
        ensure(needed);
        length += needed;
        long rest = value;
        for (int at = length - 1; at >= length - needed; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return this;
    }

    CsvLines cents(long cents) {
        return number(cents / 100, 1).text('.').number(cents % 100, 2);
    }

    /// Repeats what came after the position.
    CsvLines repeatFrom(int position) {
        int repeated = length - position;
        ensure(repeated);
        System.arraycopy(bytes, position, bytes, length, repeated);
        length += repeated;
        return this;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }
}
