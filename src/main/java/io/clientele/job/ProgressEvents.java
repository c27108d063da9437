package io.clientele.job;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Follows a resource as server-sent events.
@Component
public class ProgressEvents {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LOOKS_BETWEEN_SIGNS_OF_LIFE = 30;
    private static final Duration LONGEST = Duration.ofHours(2);

    ProgressEvents() {}

    /// Sends the resource as an event `progress` whenever it has changed, looked at twice a second,
    /// and as a last event `end` once it has ended.
    ///
    /// @param read the resource as it is now
    /// @param ended whether it will not change again
    public <T> SseEmitter follow(Supplier<T> read, Predicate<T> ended) {
        T first = read.get();
        var emitter = new SseEmitter(LONGEST.toMillis());
        Thread.ofVirtual().name("progress-events").start(() -> send(emitter, first, read, ended));
        return emitter;
    }

    private static <T> void send(
            SseEmitter emitter, T first, Supplier<T> read, Predicate<T> ended) {
        try {
            T sent = first;
            emitter.send(event(first, ended));
            for (int look = 1; !ended.test(sent); look++) {
                Thread.sleep(PAUSE);
                if (look % LOOKS_BETWEEN_SIGNS_OF_LIFE == 0) {
                    emitter.send(SseEmitter.event().comment("alive"));
                }
                T now = read.get();
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
