package io.clientele.posting;

import java.sql.SQLException;
import java.util.Set;

/// A large upload has the ledger for longer than a small one can wait.
public final class LedgerBusy extends RuntimeException {

    /// Lock not available, deadlock, serialization failure.
    private static final Set<String> STATES = Set.of("55P03", "40P01", "40001");

    LedgerBusy(Throwable cause) {
        super("a large upload has the ledger", cause, false, false);
    }

    /// Whether a failure means that another transaction was in the way.
    static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e
                    && STATES.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
