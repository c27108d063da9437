package io.clientele.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Values are how many have been read; the clock and the background move when a test moves them.
class RefreshAheadTest {

    private static final int MOST = 100;

    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private long now = Long.MAX_VALUE - MOST; // a clock may run over
    private Runnable meanwhile = () -> {};

    private final RefreshAhead<Integer> ahead = of(this::next);

    @Test
    void givesOutWhatIsKnownUntilHalfOfItsTimeIsOver() {
        assertThat(ahead.value()).isEqualTo(1);
        now += MOST / 2;

        assertThat(ahead.value()).isEqualTo(1);
        assertThat(background).isEmpty();
    }

    @Test
    void readsAheadOnceForManyWhoGoOnWithWhatIsKnown() {
        ahead.value();
        now += MOST / 2 + 1;

        assertThat(Stream.generate(ahead::value).limit(9)).containsOnly(1);

        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(ahead.value()).isEqualTo(2);
        assertThat(background).isEmpty();
    }

    @Test
    void givesOutNothingOlderThanItsTime() {
        ahead.value();
        now += MOST;
        assertThat(ahead.value()).isEqualTo(1);
        now++;
        assertThat(ahead.value()).isEqualTo(2);
    }

    @Test
    void countsTheTimeFromWhereAReadBegan() {
        ahead.value();
        now += MOST / 2 + 1;
        ahead.value();
        meanwhile = () -> now += MOST + 1;

        background.remove().run();

        meanwhile = () -> {};
        assertThat(ahead.value()).isEqualTo(3);
    }

    @Test
    void readsOnceForAllWhoFindNothing() {
        var gate = new CountDownLatch(1);
        var slow =
                of(
                        () -> {
                            awaitOpen(gate);
                            return next();
                        });
        List<Thread> askers = new CopyOnWriteArrayList<>();
        var answers =
                IntStream.range(0, 32)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> {
                                                    askers.add(Thread.currentThread());
                                                    return slow.value();
                                                },
                                                Thread::startVirtualThread))
                        .toList();
        await().until(() -> askers.size() == 32 && askers.stream().allMatch(this::isWaiting));

        gate.countDown();

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(1);
    }

    @Test
    void keepsNothingWhoseReadBeganBeforeItWasForgotten() {
        meanwhile = ahead::forget;
        assertThat(ahead.value()).isEqualTo(1);

        meanwhile = () -> {};
        assertThat(ahead.value()).isEqualTo(2);

        assertThat(ahead.value()).isEqualTo(2);
    }

    @Test
    void keepsNothingThatIsReadAheadWhileItIsForgotten() {
        ahead.value();
        now += MOST / 2 + 1;
        ahead.value();
        meanwhile = ahead::forget;

        background.remove().run();

        meanwhile = () -> {};
        assertThat(ahead.value()).isEqualTo(3);
    }

    @Test
    void triesOnceToReadAheadAndThenReadsForWhoComesTooLate() {
        ahead.value();
        now += MOST / 2 + 1;
        ahead.value();
        meanwhile = RefreshAheadTest::fail;

        background.remove().run();

        assertThat(ahead.value()).isEqualTo(1);
        assertThat(background).isEmpty();
        now += MOST / 2;
        assertThatThrownBy(ahead::value).hasMessage("no answer");
        meanwhile = () -> {};
        assertThat(ahead.value()).isEqualTo(4);
    }

    private RefreshAhead<Integer> of(Supplier<Integer> reader) {
        return new RefreshAhead<>(Duration.ofNanos(MOST), reader, () -> now, background::add);
    }

    private int next() {
        int read = begun.incrementAndGet();
        meanwhile.run();
        return read;
    }

    private boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static void awaitOpen(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fail() {
        throw new IllegalStateException("no answer");
    }
}
