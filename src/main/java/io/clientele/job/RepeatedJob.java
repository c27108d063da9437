package io.clientele.job;

import java.time.Duration;

/// Work that is due again and again, declared as a bean by the module that does it: done by one
/// replica at a time, and taken over by another when that one dies.
public interface RepeatedJob {

    /// Stable name of the work, part of the durable queue.
    String name();

    /// From the end of one run to the beginning of the next.
    Duration pause();

    /// Does what is due. What it throws is logged, and the work is due again after the pause.
    void run() throws InterruptedException;
}
