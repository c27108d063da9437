package io.clientele.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clientele.problem.Problem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// How many streams of events may be open, and when they end. Nobody reads them here, so that what
/// is sent after an end shows by being refused.
class ProgressEventsTests {

    private final ProgressEvents events = new ProgressEvents();
    private volatile boolean ended;

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void opensOnlySoManyForACallerUntilOneEnds() {
        for (int i = 0; i < ProgressEvents.AT_ONCE_OF_A_CALLER; i++) {
            open("key:one");
        }

        assertThatThrownBy(() -> open("key:one"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("streams of events");
        open("key:other");
        ended = true;
        await().atMost(Duration.ofSeconds(10))
                .ignoreException(Problem.class)
                .untilAsserted(() -> open("key:one"));
    }

    @Test
    void opensOnlySoManyInAll() {
        for (int i = 0; i < ProgressEvents.AT_ONCE; i++) {
            open("key:" + i);
        }

        assertThatThrownBy(() -> open("key:late")).isInstanceOf(Problem.class);
    }

    @Test
    void endsEachWhenTheServiceStops() {
        var emitter = open("key:one");
        assertThat(isOver(emitter)).isFalse();

        events.close();

        await().atMost(Duration.ofSeconds(10)).until(() -> isOver(emitter));
    }

    private SseEmitter open(String caller) {
        return events.follow(caller, () -> "running", _ -> ended);
    }

    private static boolean isOver(SseEmitter emitter) {
        try {
            emitter.send("anything");
            return false;
        } catch (IllegalStateException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
