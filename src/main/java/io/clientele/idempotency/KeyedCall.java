package io.clientele.idempotency;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/// A call under an `Idempotency-Key` that nobody else held when it came in. It takes the key before
/// it is carried out, or with its answer in the transaction that carries it out.
public final class KeyedCall {

    private static final String ATTRIBUTE = KeyedCall.class.getName();

    private final CallerKey key;
    private final byte @Nullable [] fingerprint;
    private volatile @Nullable UUID attempt;
    private volatile boolean answered;

    /// @param fingerprint of the request; null while its long body has not been read
    /// @param attempt that holds the key; null if none does yet
    KeyedCall(CallerKey key, byte @Nullable [] fingerprint, @Nullable UUID attempt) {
        this.key = key;
        this.fingerprint = fingerprint;
        this.attempt = attempt;
    }

    /// The call that a request is, if it has a key.
    public static Optional<KeyedCall> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof KeyedCall call
                ? Optional.of(call)
                : Optional.empty();
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /// Whether it has taken the key, as one with a long body has from the beginning.
    public boolean hasKey() {
        return attempt != null;
    }

    CallerKey key() {
        return key;
    }

    byte @Nullable [] fingerprint() {
        return fingerprint;
    }

    /// The attempt that holds the key; null as long as none does.
    @Nullable UUID attempt() {
        return attempt;
    }

    void take(UUID holder) {
        attempt = holder;
    }

    /// Whether its answer is kept already.
    boolean isAnswered() {
        return answered;
    }

    void answered() {
        answered = true;
    }
}
