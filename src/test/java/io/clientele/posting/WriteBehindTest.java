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
        try (var behind = new WriteBehind<Boolean>()) {
            for (var piece : List.of("one", "two", "three")) {
                behind.hand(() -> done.add(piece));
            }
            behind.await();

            assertThat(done).containsExactly("one", "two", "three");
        }
    }

    @Test
    void tellsWhatAPieceOfWorkCameToOnce() throws SQLException {
        try (var behind = new WriteBehind<String>()) {
            assertThat(behind.await()).isNull();
            behind.hand(() -> "written");

            assertThat(behind.await()).isEqualTo("written");
            assertThat(behind.await()).isNull();
        }
    }

    @Test
    void throwsWhatAPieceOfWorkThrewHoweverOftenItIsAwaited() {
        try (var behind = new WriteBehind<Boolean>()) {
            behind.hand(
                    () -> {
                        throw new SQLException("refused");
                    });

            for (int time = 0; time < 2; time++) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(behind::await)
                        .withMessage("refused");
            }
        }
    }

    @Test
    void closesOnlyOnceNothingIsAtWorkAnyMore() {
        var closing = new CountDownLatch(1);
        try (var behind = new WriteBehind<Boolean>()) {
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
