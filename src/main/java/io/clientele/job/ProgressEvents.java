package io.clientele.job;

import static io.clientele.problem.ProblemType.TOO_MANY_REQUESTS;

import io.clientele.caller.Caller;
import io.clientele.patience.Patience;
import io.clientele.problem.Problem;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Follows a resource as server-sent events. Each stream asks the database twice a second, so there
/// are only so many at once, of one caller and of all.
@Component
public class ProgressEvents {

    static final int AT_ONCE_OF_A_CALLER = 20;
    static final int AT_ONCE = 200;

    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Also how long a stream counts after its reader has gone, which only a sending shows.
    private static final int LOOKS_BETWEEN_SIGNS_OF_LIFE = 10;

    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final Map<String, Integer> streams = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    ProgressEvents() {}

    /// Sends the resource as an event `progress` whenever it has changed, looked at twice a second,
    /// and as a last event `end` once it has ended. When the service stops the stream ends without,
    /// and may be asked for again.
    ///
    /// @param read the resource as it is now
    /// @param ended whether it will not change again
    public <T> SseEmitter follow(Supplier<T> read, Predicate<T> ended) {
        return follow(Caller.currentName(), read, ended);
    }

    <T> SseEmitter follow(String caller, Supplier<T> read, Predicate<T> ended) {
        T first = read.get();
        var emitter = new SseEmitter(LONGEST.toMillis());
        begin(caller);
        Thread.ofVirtual()
                .name("progress-events")
                .start(
                        () -> {
                            try {
                                send(emitter, first, read, ended);
                            } finally {
                                end(caller);
                            }
                        });
        return emitter;
    }

    /// A stop waits for answers that have begun, and a stream would go on for as long as its
    /// resource does.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }

    private void begin(String caller) {
        synchronized (streams) {
            int all = streams.values().stream().mapToInt(Integer::intValue).sum();
            if (all >= AT_ONCE || streams.getOrDefault(caller, 0) >= AT_ONCE_OF_A_CALLER) {
                throw Problem.of(
                                TOO_MANY_REQUESTS,
                                "Only %d streams of events may be open of a caller and %d in all."
                                        .formatted(AT_ONCE_OF_A_CALLER, AT_ONCE))
                        .retryAfter(ASK_AGAIN);
            }
            streams.merge(caller, 1, Integer::sum);
        }
    }

    private void end(String caller) {
        synchronized (streams) {
            streams.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private <T> void send(SseEmitter emitter, T first, Supplier<T> read, Predicate<T> ended) {
        try {
            T sent = first;
            emitter.send(event(first, ended));
            for (int look = 1; !ended.test(sent); look++) {
                if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    break;
                }
                if (look % LOOKS_BETWEEN_SIGNS_OF_LIFE == 0) {
                    emitter.send(SseEmitter.event().comment("alive"));
                }
                T now = Patience.within(Patience.REQUEST, read);
                if (!now.equals(sent)) {
                    emitter.send(event(now, ended));
                    sent = now;
                }
            }
            emitter.complete();
        } catch (IOException | RuntimeException e) {
            // The client has gone, or the resource cannot be read: it may ask again.
            emitter.completeWithError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        }
    }

    private static <T> SseEmitter.SseEventBuilder event(T state, Predicate<T> ended) {
        return SseEmitter.event().name(ended.test(state) ? "end" : "progress").data(state);
    }
}
