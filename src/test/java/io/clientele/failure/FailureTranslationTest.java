package io.clientele.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;

class FailureTranslationTest {

    @ParameterizedTest(name = "SQLState {0} is {1}")
    @CsvSource({
        "53100, STORAGE_FULL",
        "53300, DATABASE_UNAVAILABLE",
        "08006, DATABASE_UNAVAILABLE",
        "57P01, DATABASE_UNAVAILABLE",
        "57014, DATABASE_UNAVAILABLE",
        "40P01, DATABASE_UNAVAILABLE",
        "22021, INVALID_REQUEST",
    })
    void readsTheStateOfTheDatabase(String state, String name) {
        var problem =
                FailureTranslation.of(new IllegalStateException(new SQLException("x", state)));

        assertThat(problem).extracting(Problem::type).hasToString(name);
    }

    @ParameterizedTest(name = "SQLState {0} is nobody's fault but ours")
    @CsvSource({"42601", "23505"})
    void leavesOurOwnMistakesUnforeseen(String state) {
        assertThat(FailureTranslation.of(new SQLException("x", state))).isNull();
    }

    @Test
    void knowsFailuresWithoutAState() {
        assertThat(FailureTranslation.of(new CannotCreateTransactionException("x")))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.DATABASE_UNAVAILABLE);
        assertThat(FailureTranslation.of(new OptimisticLockingFailureException("x")))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(
                        FailureTranslation.of(
                                new UncheckedIOException(
                                        new IOException("write: No space left on device"))))
                .extracting(Problem::type)
                .isEqualTo(ProblemType.STORAGE_FULL);
    }
}
