package io.clientele.privacy;

import io.clientele.cleaning.Cleaner;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import javax.crypto.Mac;

/// Tells for many rows whether their customer was erased; for one thread. Where nobody was, it
/// costs nothing.
public final class ErasedIds {

    /// A file names the same customers again and again; a power of two.
    private static final int REMEMBERED = 1 << 16;

    private final Set<ByteBuffer> erased;
    private final Mac mac;
    private final @Nullable String[] ids;
    private final boolean[] answers;

    ErasedIds(Set<ByteBuffer> erased, Mac mac) {
        this.erased = erased;
        this.mac = mac;
        int size = erased.isEmpty() ? 0 : REMEMBERED;
        this.ids = new @Nullable String[size];
        this.answers = new boolean[size];
    }

    /// Whether the customer of this id was erased.
    public boolean contains(String customerId) {
        if (erased.isEmpty()) {
            return false;
        }
        int place = customerId.hashCode() & (REMEMBERED - 1);
        if (!customerId.equals(ids[place])) {
            answers[place] =
                    erased.contains(
                            ByteBuffer.wrap(
                                    mac.doFinal(customerId.getBytes(StandardCharsets.UTF_8))));
            ids[place] = customerId;
        }
        return answers[place];
    }

    /// Whether a cell of a row as sent is the id of an erased customer.
    public boolean containsAny(Iterable<String> cells) {
        if (!erased.isEmpty()) {
            for (String cell : cells) {
                if (contains(Cleaner.id(cell))) {
                    return true;
                }
            }
        }
        return false;
    }
}
