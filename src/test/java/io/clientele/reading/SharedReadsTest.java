package io.clientele.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;

class SharedReadsTest {

    private static final Set<Thread.State> WAITING =
            Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    private static final Executor THREADS = Thread::startVirtualThread;

    private final List<List<Integer>> reads = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void readsAtOnceForWhoComesAlone() {
        var shared = new SharedReads<>(1, 9, this::doubled);

        assertThat(List.of(shared.of(1), shared.of(2))).containsExactly(2, 4);
        assertThat(reads).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void readsOnceForAllWhoCameWhileAnotherReadWasUnderWay() {
        var shared = new SharedReads<>(1, 9, this::doubledOnceOpen);
        var answers = asked(shared, 1, 2, 3, 4);

        gate.countDown();

        assertThat(answers.stream().map(CompletableFuture::join)).containsExactly(2, 4, 6, 8);
        assertThat(reads).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void leavesToTheNextReadWhatIsTooMuchForOne() {
        var shared = new SharedReads<>(1, 2, this::doubledOnceOpen);
        var answers = asked(shared, 1, 2, 3, 4);

        gate.countDown();

        assertThat(answers.stream().map(CompletableFuture::join)).containsExactly(2, 4, 6, 8);
        assertThat(reads).containsExactly(List.of(1), List.of(2, 3), List.of(4));
    }

    @Test
    void failsForAllWhoWaitedAndReadsOnForTheNext() {
        var shared = new SharedReads<>(1, 9, this::doubledOnceOpen);
        var answers = asked(shared, -1, 2, 3);

        gate.countDown();

        for (var answer : answers) {
            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
        assertThat(shared.of(4)).isEqualTo(8);
    }

    @Test
    void refusesWhoWaitsTooLongAndPassesTheTurnOnToNoneOfThem() {
        var shared = new SharedReads<>(1, 9, Duration.ofMillis(300), this::doubledOnceOpen);
        var answers = asked(shared, 1, 2, 3);

        for (var late : answers.subList(1, 3)) {
            assertThatThrownBy(late::join).hasMessageContaining("took too long");
        }
        gate.countDown();

        assertThat(answers.getFirst().join()).isEqualTo(2);
        assertThat(shared.of(4)).isEqualTo(8);
        assertThat(reads).containsExactly(List.of(1), List.of(4));
    }

    @Test
    void readsOnAfterAnError() {
        var shared =
                new SharedReads<Integer, Integer>(
                        1,
                        9,
                        keys -> {
                            if (keys.contains(-1)) {
                                throw new OutOfMemoryError("no room");
                            }
                            return doubled(keys);
                        });

        assertThatThrownBy(() -> shared.of(-1)).isInstanceOf(OutOfMemoryError.class);

        assertThat(shared.of(4)).isEqualTo(8);
    }

    @Test
    void answersEveryOneOfManyWhoAskAgainAndAgain() {
        var shared = new SharedReads<>(2, 5, this::doubled);
        var askers =
                IntStream.range(0, 40)
                        .mapToObj(
                                asker ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        IntStream.range(0, 50)
                                                                .map(i -> shared.of(asker * 50 + i))
                                                                .asLongStream()
                                                                .sum(),
                                                THREADS))
                        .toList();

        assertThat(askers.stream().mapToLong(CompletableFuture::join).sum())
                .isEqualTo(2000L * 1999);
        assertThat(reads.stream().mapToInt(List::size).sum()).isEqualTo(2000);
    }

    /// Asks one after the other, each in a thread of its own that waits before the next one asks.
    private List<CompletableFuture<Integer>> asked(
            SharedReads<Integer, Integer> shared, int... keys) {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int key : keys) {
            var asking = new CompletableFuture<Thread>();
            answers.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                asking.complete(Thread.currentThread());
                                return shared.of(key);
                            },
                            THREADS));
            await().until(() -> WAITING.contains(asking.join().getState()));
        }
        return answers;
    }

    private Function<Integer, Integer> doubledOnceOpen(List<Integer> keys) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return doubled(keys);
    }

    private Function<Integer, Integer> doubled(List<Integer> keys) {
        if (keys.contains(-1)) {
            throw new IllegalArgumentException("no such key");
        }
        reads.add(List.copyOf(keys));
        return key -> 2 * key;
    }
}
