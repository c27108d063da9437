package io.clientele.audit;

/// Calls as requests bring them, for tests that have none.
public final class AuditedCalls {

    private AuditedCalls() {}

    /// A call that is not noted yet.
    public static AuditedCall begun(String action) {
        return new AuditedCall(new AuditLog.Event("local", action, null, null));
    }
}
