package io.clientele.intake;

import io.clientele.mapping.UnusableColumns;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.row.UnreadableFile;

import java.util.Map;

/// Tells a sender why a file as a whole cannot be used.
public final class ReadingProblems {

    private ReadingProblems() {}

    /// Where reading stopped, and why.
    public static Problem of(UnreadableFile e) {
        var place = e.line() == 0 ? "" : "Line %d: ".formatted(e.line());
        return Problem.of(ProblemType.UNREADABLE_FILE, place + e.getMessage());
    }

    /// What was looked for among its columns, and what there is.
    public static Problem of(UnusableColumns e) {
        return Problem.of(ProblemType.UNKNOWN_COLUMNS, String.valueOf(e.getMessage()));
    }

    /// What was wrong with its rows, all of which were refused.
    public static Problem noUsableRow(long read, Map<String, Long> rejectedByReason) {
        return of(new NoUsableRow(read, rejectedByReason, Map.of()));
    }

    static Problem of(NoUsableRow e) {
        return Problem.of(ProblemType.NO_USABLE_ROW, String.valueOf(e.getMessage()));
    }
}
