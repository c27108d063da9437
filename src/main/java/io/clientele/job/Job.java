package io.clientele.job;

import java.util.UUID;

/// A kind of background work, declared as a bean by the module that does it.
///
/// An instance is named by the id of the resource it works on. It may be begun more than once
/// (after a crash or a passing fault), so every run starts from what is committed.
public interface Job {

    /// Stable name of the kind, part of the durable queue.
    String name();

    /// Does the work. Returns when the resource has reached an end, good or bad; throws when the
    /// fault may pass, and is then run again.
    ///
    /// @throws NotYet when other work must end before it begins
    void run(UUID id);

    /// Tells that the work was given up after repeated faults; the resource must reach an end here.
    void abandon(UUID id, String reason);
}
