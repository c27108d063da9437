package io.clientele.audit;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/// A call on its way into the log: begun, and either already noted or to be noted in the
/// transaction that carries it out.
public final class AuditedCall {

    private static final String ATTRIBUTE = AuditedCall.class.getName();

    private final AuditLog.Event event;
    private final long begun = System.nanoTime();
    private volatile @Nullable Long number;
    private volatile boolean ended;

    AuditedCall(AuditLog.Event event) {
        this.event = event;
    }

    /// How a call ended.
    ///
    /// @param status of its answer
    /// @param subject what it made
    /// @param items how many it was about, where that was counted
    record Outcome(AuditedCall call, int status, @Nullable String subject, @Nullable Long items) {}

    /// The call that a request is.
    ///
    /// @throws IllegalStateException for a request that is not audited
    public static AuditedCall of(HttpServletRequest request) {
        var call = found(request);
        if (call == null) {
            throw new IllegalStateException("a call that is not audited cannot be noted");
        }
        return call;
    }

    static @Nullable AuditedCall found(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AuditedCall call ? call : null;
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    AuditLog.Event event() {
        return event;
    }

    /// Microseconds since it was begun.
    long age() {
        return (System.nanoTime() - begun) / 1_000;
    }

    /// Its number in the log; null as long as it is not there.
    @Nullable Long number() {
        return number;
    }

    void begin(long given) {
        number = given;
    }

    /// Whether the log has it with its end.
    boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }
}
