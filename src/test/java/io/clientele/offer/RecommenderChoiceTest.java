package io.clientele.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class RecommenderChoiceTest {

    /// So that the run can say why it recommends nothing.
    @Test
    void throwsWhatTheSearchDid() {
        try (var choice = new RecommenderChoice()) {
            assertThatThrownBy(
                            () ->
                                    choice.evidence(
                                            () -> {
                                                throw new IllegalArgumentException(
                                                        "no such product");
                                            }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("no such product");
        }
    }

    @Test
    void endsTheSearchOfARunThatIsCancelled() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var choice = new RecommenderChoice()) {
            choice.begin(
                    () -> {
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } finally {
                            interrupted.countDown();
                        }
                        throw new IllegalStateException("nobody ends that");
                    });
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }
}
