package io.clientele.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientele.problem.Problem;
import io.clientele.tally.Remembered.Answer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class RememberedTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger computed = new AtomicInteger();
    private final Remembered<String, Long, Integer> answers =
            new Remembered<>(2, new Semaphore(2), Duration.ofMinutes(1), now::get);

    @Test
    void worksOutOnceForEachStateOfTheLedger() {
        assertThat(ask("a", 1, 0)).isEqualTo(new Answer<>(1, false));
        assertThat(ask("a", 1, 0)).isEqualTo(new Answer<>(1, false));
        assertThat(ask("b", 1, 0)).isEqualTo(new Answer<>(2, false));
        assertThat(ask("a", 2, 0)).isEqualTo(new Answer<>(3, false));
    }

    @Test
    void givesOutAnOldAnswerForTenTimesAsLongAsItTook() {
        assertThat(ask("a", 1, 3 * SECOND)).isEqualTo(new Answer<>(1, false));

        now.addAndGet(29 * SECOND);
        assertThat(ask("a", 2, 3 * SECOND)).isEqualTo(new Answer<>(1, true));
        now.addAndGet(SECOND);
        assertThat(ask("a", 2, 3 * SECOND)).isEqualTo(new Answer<>(2, false));
    }

    @Test
    void forgetsTheLeastAskedFirst() {
        ask("a", 1, 0);
        ask("b", 1, 0);
        ask("a", 1, 0);
        ask("c", 1, 0);

        assertThat(ask("a", 1, 0).value()).isEqualTo(1);
        assertThat(ask("b", 1, 0).value()).isEqualTo(4);
    }

    @Test
    void triesAgainAfterAFailure() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () ->
                                answers.answer(
                                        "a",
                                        1L,
                                        () -> {
                                            throw new IllegalArgumentException("no");
                                        }));
        assertThat(ask("a", 1, 0).value()).isEqualTo(1);
    }

    @Test
    void letsThoseWhoAskTogetherWaitForOneAnswer() throws InterruptedException, ExecutionException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(
                            () ->
                                    answers.answer(
                                            "a",
                                            1L,
                                            () -> {
                                                begun.countDown();
                                                await(go);
                                                return computed.incrementAndGet();
                                            }));
            await(begun);
            var others =
                    IntStream.range(0, 8)
                            .mapToObj(i -> threads.submit(() -> ask("a", 1, 0)))
                            .toList();
            go.countDown();
            assertThat(first.get().value()).isEqualTo(1);
            for (Future<Answer<Integer>> other : others) {
                assertThat(other.get().value()).isEqualTo(1);
            }
        }
    }

    @Test
    void goesOnForThoseWhoAskAgainWhereOneCannotWait() {
        var impatient =
                new Remembered<String, Long, Integer>(
                        2, new Semaphore(1), Duration.ofMillis(1), now::get);
        var go = new CountDownLatch(1);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () ->
                                impatient.answer(
                                        "a",
                                        1L,
                                        () -> {
                                            await(go);
                                            return computed.incrementAndGet();
                                        }))
                .withMessageContaining("still being worked out");

        go.countDown();

        Awaitility.await()
                .ignoreExceptions()
                .until(() -> impatient.answer("a", 1L, computed::incrementAndGet).value() == 1);
    }

    @Test
    void letsNobodyHaveMoreThanAFewComputationsAheadOfOthers() throws Exception {
        var places = new Semaphore(2, true);
        var many =
                new Remembered<Integer, Long, Integer>(2, places, Duration.ofMinutes(1), now::get);
        var permits = new Semaphore(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var greedy =
                    IntStream.range(0, 20)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    as(
                                                            "greedy",
                                                            () ->
                                                                    many.answer(
                                                                            i,
                                                                            1L,
                                                                            () ->
                                                                                    taking(
                                                                                            permits,
                                                                                            i)))))
                            .toList();
            try {
                awaitQueue(places, Remembered.SHARE - 2);
                var other = threads.submit(as("other", () -> many.answer(-1, 1L, () -> 42)));
                awaitQueue(places, Remembered.SHARE - 1);

                permits.release(Remembered.SHARE);

                assertThat(other.get(1, TimeUnit.MINUTES).value()).isEqualTo(42);
            } finally {
                permits.release(20);
            }
            for (Future<Answer<Integer>> each : greedy) {
                assertThat(each.get().value()).isBetween(0, 19);
            }
        }
    }

    private static int taking(Semaphore permits, int answer) {
        permits.acquireUninterruptibly();
        return answer;
    }

    /// Two are at work, the others wait for their place.
    private static void awaitQueue(Semaphore places, int length) {
        Awaitility.await().until(() -> places.getQueueLength() >= length);
    }

    private static <V> Callable<V> as(String caller, Callable<V> call) {
        return () -> {
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken(caller, ""));
            return call.call();
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer<Integer> ask(String key, long revision, long takes) {
        return answers.answer(
                key,
                revision,
                () -> {
                    now.addAndGet(takes);
                    return computed.incrementAndGet();
                });
    }
}
