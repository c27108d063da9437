package io.clientele.bulk;

import org.postgresql.copy.CopyIn;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;

/// Bytes on their way into a copy, sent whenever 64 KiB have come together. Whoever puts something
/// has reserved the room for it.
final class CopyBuffer {

    static final int SIZE = 1 << 16;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final CopyIn copy;
    private final byte[] bytes = new byte[SIZE];
    private int position;

    CopyBuffer(CopyIn copy) {
        this.copy = copy;
    }

    /// Sends what is here if the room left is less than this.
    void reserve(int room) throws SQLException {
        if (room > SIZE - position) {
            flush();
        }
    }

    void flush() throws SQLException {
        copy.writeToCopy(bytes, 0, position);
        position = 0;
    }

    void putByte(int value) {
        bytes[position++] = (byte) value;
    }

    void putShort(int value) {
        SHORT.set(bytes, position, (short) value);
        position += Short.BYTES;
    }

    void putInt(int value) {
        INT.set(bytes, position, value);
        position += Integer.BYTES;
    }

    void putLong(long value) {
        LONG.set(bytes, position, value);
        position += Long.BYTES;
    }

    /// Puts any number of bytes; reserves the room itself.
    void putBytes(byte[] value) throws SQLException {
        reserve(value.length);
        if (value.length > SIZE) {
            copy.writeToCopy(value, 0, value.length);
        } else {
            System.arraycopy(value, 0, bytes, position, value.length);
            position += value.length;
        }
    }

    /// Puts a text as its length in bytes and its UTF-8: up to 4 + 3 x length bytes.
    void putText(String value) {
        int start = position;
        position += Integer.BYTES;
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                bytes[position++] = (byte) c;
            } else {
                i += putBeyondAscii(value, i);
            }
        }
        INT.set(bytes, start, position - start - Integer.BYTES);
    }

    /// Returns how many more characters than one were put.
    private int putBeyondAscii(String value, int index) {
        int point = value.codePointAt(index);
        if (point < 0x800) {
            putByte(0xC0 | point >> 6);
        } else if (Character.isSupplementaryCodePoint(point)) {
            putByte(0xF0 | point >> 18);
            putSixBits(point >> 12);
            putSixBits(point >> 6);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            putByte('?'); // half a pair, which String.getBytes replaces as well
            return 0;
        } else {
            putByte(0xE0 | point >> 12);
            putSixBits(point >> 6);
        }
        putSixBits(point);
        return Character.charCount(point) - 1;
    }

    private void putSixBits(int value) {
        putByte(0x80 | (value & 0x3F));
    }

    /// Puts a numeric as its length in bytes and its parts: up to 22 bytes. The digits of
    /// PostgreSQL are base 10,000: here the last one is the fraction, the others are the whole
    /// part.
    void putNumeric(long tenThousandths) {
        long magnitude = Math.abs(tenThousandths);
        // The smallest long has no positive twin, but is right as an unsigned number.
        long whole = magnitude >= 0 ? magnitude / 10_000 : Long.divideUnsigned(magnitude, 10_000);
        int fraction = (int) (magnitude - whole * 10_000);
        int digits = magnitude == 0 ? 0 : 1;
        for (long rest = whole; rest != 0; rest /= 10_000) {
            digits++;
        }
        putInt((4 + digits) * Short.BYTES);
        putShort(digits);
        putShort(digits - 2); // the first digit's power of 10,000
        putShort(tenThousandths < 0 ? 0x4000 : 0);
        putShort(4); // decimals shown
        position += digits * Short.BYTES;
        if (digits > 0) {
            SHORT.set(bytes, position - Short.BYTES, (short) fraction);
        }
        int at = position - 2 * Short.BYTES;
        for (long rest = whole; rest != 0; rest /= 10_000) {
            SHORT.set(bytes, at, (short) (rest % 10_000));
            at -= Short.BYTES;
        }
    }

    /// The same of a number that has no room in a long.
    ///
    /// @param sign 1 or -1
    /// @param decimal its digits as a text
    void putNumeric(int sign, String decimal) {
        int digits = (decimal.length() + 3) / 4;
        putInt((4 + digits) * Short.BYTES);
        putShort(digits);
        putShort(digits - 2);
        putShort(sign < 0 ? 0x4000 : 0);
        putShort(4);
        int end = decimal.length() - 4 * (digits - 1);
        for (int start = 0; start < decimal.length(); start = end, end += 4) {
            putShort(Integer.parseInt(decimal, start, end, 10));
        }
    }

    /// Reads and writes a byte array as numbers in the network's order.
    static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }
}
