package io.clientele.intake;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import java.time.Duration;

/// How long somebody who waits for an answer waits for a workbook to be opened: large ones are
/// opened one after the other.
public final class Patience implements Runnable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final long start = System.nanoTime();

    /// Ends what has taken too long.
    ///
    /// @throws Problem `SERVICE_UNAVAILABLE`
    @Override
    public void run() {
        if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw Problem.of(
                            ProblemType.SERVICE_UNAVAILABLE,
                            "The workbook could not be opened in a minute: others are being read.")
                    .retryAfter(LONGEST);
        }
    }
}
