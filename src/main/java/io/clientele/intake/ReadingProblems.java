package io.clientele.intake;

import io.clientele.mapping.UnusableColumns;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.row.UnreadableFile;

/// Tells a sender why a file as a whole cannot be used.
final class ReadingProblems {

    private ReadingProblems() {}

    static Problem of(UnreadableFile e) {
        var place = e.line() == 0 ? "" : "Line %d: ".formatted(e.line());
        return Problem.of(ProblemType.UNREADABLE_FILE, place + e.getMessage());
    }

    static Problem of(UnusableColumns e) {
        return Problem.of(ProblemType.UNKNOWN_COLUMNS, String.valueOf(e.getMessage()));
    }
}
