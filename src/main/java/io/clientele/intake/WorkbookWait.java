package io.clientele.intake;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import java.time.Duration;

/// How long somebody who waits for an answer waits for a workbook to be opened, from when it has
/// come: large ones are opened one after the other.
public final class WorkbookWait implements Runnable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private long start;
    private boolean begun;

    /// Ends what has taken too long since this was first asked.
    ///
    /// @throws Problem `SERVICE_UNAVAILABLE`
    @Override
    public void run() {
        if (!begun) {
            begun = true;
            start = System.nanoTime();
        }
        if (System.nanoTime() - start > LONGEST.toNanos()) {
            throw Problem.of(
                            ProblemType.SERVICE_UNAVAILABLE,
                            "The workbook could not be opened within a minute; others may be in its way.")
                    .retryAfter(LONGEST);
        }
    }
}
