package io.clientele.privacy;

import java.time.Instant;

/// Raw data that are kept for a time only: declared as a bean by the module whose data they are.
public interface RetentionRule {

    /// Names the rule in `clientele.privacy.retention.<name>`.
    String name();

    /// Drops what is older; in a transaction.
    ///
    /// @return number of rows
    long dropBefore(Instant time);
}
