package io.clientele.asof;

import java.util.UUID;

/// Answered by the module that keeps the runs: what was ordered, whatever has become of it.
@FunctionalInterface
public interface OrderedRuns {
    /// Whether a run of this id was ever ordered.
    boolean knows(UUID run);
}
