package io.clientele.failure;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.DATABASE_UNAVAILABLE;
import static io.clientele.problem.ProblemType.INVALID_REQUEST;
import static io.clientele.problem.ProblemType.STORAGE_FULL;

import io.clientele.problem.Problem;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/// Tells what a failure of the database means to the caller; SQLState codes are PostgreSQL's.
final class DatabaseProblems {
    private static final Duration RETRY = Duration.ofSeconds(5);

    /// What the pool says of a connection that broke before its transaction was rolled back.
    private static final String CLOSED = "Connection is closed";

    private DatabaseProblems() {}

    static @Nullable Problem of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var problem = ofOne(cause);
            if (problem != null) {
                return problem;
            }
        }
        return isUnavailable(failure) ? unavailable() : null;
    }

    private static @Nullable Problem ofOne(Throwable cause) {
        return switch (cause) {
            case OptimisticLockingFailureException _ ->
                    Problem.of(CONFLICT, "Somebody else changed this in the meantime.");
            case SQLTransientConnectionException _ -> unavailable();
            case SQLException e when e.getSQLState() != null -> ofState(e.getSQLState());
            case SQLException e when CLOSED.equals(e.getMessage()) -> unavailable();
            default -> null;
        };
    }

    private static @Nullable Problem ofState(String state) {
        return switch (state) {
            case "53100" -> Problem.of(STORAGE_FULL, "The database's disk is full.");
            // lock not available, statement timeout, serialization failure, deadlock, read-only,
            // silent for too long in a transaction
            case "55P03", "57014", "40001", "40P01", "25006", "25P03" -> unavailable();
            case "22021", "22P05" ->
                    Problem.of(INVALID_REQUEST, "The request holds a character that is no text.");
            default ->
                    // connection lost, resources exhausted, shutting down, I/O error
                    state.startsWith("08")
                                    || state.startsWith("53")
                                    || state.startsWith("57P")
                                    || state.startsWith("58")
                            ? unavailable()
                            : null;
        };
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof QueryTimeoutException;
    }

    private static Problem unavailable() {
        return Problem.of(DATABASE_UNAVAILABLE, DATABASE_UNAVAILABLE.description())
                .retryAfter(RETRY);
    }
}
