package io.clientele.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.clientele.audit.AuditedItems;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;

/// Bytes of a file on their way out, passed on whenever 64 KiB have come together. The rows of it
/// that have left are counted.
final class TextBuffer {

    private static final int SIZE = 1 << 16;

    /// Digits that fit into a `long` whatever they are.
    private static final int DIGITS = 18;

    /// Room for so many digits, a zero before the point, the point and a sign.
    private static final int NUMBER = DIGITS + 3;

    /// With more of them, an amount may be one that is spelled with an exponent.
    private static final int DECIMALS = 6;

    private final OutputStream out;
    private final AuditedItems items;
    private final byte[] bytes = new byte[SIZE];
    private int size;
    private int rows;

    TextBuffer(OutputStream out, AuditedItems items) {
        this.out = out;
        this.items = items;
    }

    /// Appends a character.
    void put(char ascii) throws IOException {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /// Appends any number of bytes.
    void put(byte[] text) throws IOException {
        if (text.length > SIZE) {
            flush();
            out.write(text);
        } else {
            reserve(text.length);
            System.arraycopy(text, 0, bytes, size, text.length);
            size += text.length;
        }
    }

    /// Appends a text, each of whose characters is one byte.
    void put(String ascii) throws IOException {
        int length = ascii.length();
        if (length > SIZE) {
            put(ascii.getBytes(ISO_8859_1));
            return;
        }
        reserve(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) ascii.charAt(i);
        }
        size += length;
    }

    /// Appends a whole number.
    void number(int number) throws IOException {
        decimal(number, 0);
    }

    /// Whether an amount can be appended digit by digit.
    static boolean isShort(BigDecimal amount) {
        return amount.scale() >= 0 && amount.scale() <= DECIMALS && amount.precision() <= DIGITS;
    }

    /// Appends an amount that is short.
    void amount(BigDecimal amount) throws IOException {
        decimal(amount.unscaledValue().longValue(), amount.scale());
    }

    /// Writes a number of so many decimals, from its last digit on.
    private void decimal(long unscaled, int decimals) throws IOException {
        reserve(NUMBER);
        if (unscaled < 0) {
            bytes[size++] = '-';
        }
        long rest = Math.abs(unscaled);
        int digits = decimals + 1;
        for (long beyond = power(digits); rest >= beyond; beyond *= 10) {
            digits++;
        }
        size += decimals > 0 ? digits + 1 : digits;
        int at = size;
        for (int i = 0; i < digits; i++) {
            if (i == decimals && i > 0) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /// Counts a row that has been appended.
    void endRow() {
        rows++;
    }

    /// Passes on what is here.
    void flush() throws IOException {
        out.write(bytes, 0, size);
        size = 0;
        items.add(rows);
        rows = 0;
    }

    /// Makes room for so many bytes.
    private void reserve(int room) throws IOException {
        if (room > SIZE - size) {
            flush();
        }
    }
}
