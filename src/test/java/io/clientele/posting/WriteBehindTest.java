package io.clientele.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

class WriteBehindTest {

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void doesOnePieceOfWorkAfterTheOther() throws SQLException {
        try (var behind = new WriteBehind()) {
            for (var piece : List.of("one", "two", "three")) {
                behind.hand(() -> done.add(piece));
            }
            behind.await();

            assertThat(done).containsExactly("one", "two", "three");
        }
    }

    @Test
    void throwsWhatAPieceOfWorkThrewInsteadOfTakingTheNextOne() throws SQLException {
        try (var behind = new WriteBehind()) {
            behind.hand(
                    () -> {
                        throw new SQLException("refused");
                    });

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> behind.hand(() -> done.add("next")))
                    .withMessage("refused");
        }
        assertThat(done).isEmpty();
    }

    @Test
    void closesOnlyOnceNothingIsAtWorkAnyMore() throws SQLException {
        var closing = new CountDownLatch(1);
        try (var behind = new WriteBehind()) {
            behind.hand(
                    () -> {
                        closing.await();
                        return done.add("at work");
                    });
            closing.countDown();
        }

        assertThat(done).containsExactly("at work");
    }
}
