package io.clientele.cleaning;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The natural key of a row: the first 64 bits of SHA-256 over what the row says.
///
/// Reused from row to row, so not for use by several threads. Every text is written as UTF-8 and
/// ended by a byte that is none, so that rows of different parts are never digested alike. The
/// ledger compares keys within one customer, order and day: among a hundred rows the chance that
/// two differing ones share a key is about 3·10⁻¹⁶.
final class RowKey {

    private static final byte NO_UTF8 = (byte) 0xFF;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest;
    private final byte[] hash = new byte[32];
    private byte[] bytes = new byte[512];
    private int size;

    RowKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }

    RowKey text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(utf8.length + 1);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        bytes[size++] = NO_UTF8;
        return this;
    }

    RowKey number(long number) {
        room(Long.BYTES);
        LONG.set(bytes, size, number);
        size += Long.BYTES;
        return this;
    }

    /// The key of the parts given since the last call.
    long finish() {
        digest.update(bytes, 0, size);
        size = 0;
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException hashHasRoom) {
            throw new AssertionError(hashHasRoom);
        }
        return (long) LONG.get(hash, 0);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, 2 * (size + more));
        }
    }
}
