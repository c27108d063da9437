package io.clientele.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ServiceClient;
import io.clientele.extract.LineEngine;
import io.clientele.extract.StoredLines;
import io.clientele.plan.SegmentationParameters;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// How runs end for which the heap is too small, whether the process lives on or dies.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class HeapShortageTests {

    private static final String TOO_SMALL = "/problems/heap-too-small";

    private final ServiceClient service;

    @Autowired private RunLog log;
    @Autowired private Segmentations segmentations;
    @Autowired private JdbcClient jdbc;

    private final UUID id = UUID.randomUUID();

    HeapShortageTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Shop {

        /// Has more customers than any heap has room for.
        @Bean
        @Primary
        LineEngine lines(StoredLines stored) {
            return new ForwardedLines(stored) {
                @Override
                public <T> T still(BooleanSupplier wanted, Supplier<T> work) {
                    throw new OutOfMemoryError("Java heap space");
                }
            };
        }
    }

    @AfterEach
    void endWhatHasNot() {
        log.abandon(id, "The test has ended.");
    }

    @Test
    void failsAtOnceAndTellsWhatToDo() {
        var run = service.segment("{}");

        assertThat(run.path("status").asString()).isEqualTo("FAILED");
        assertThat(run.path("failure").path("type").asString()).isEqualTo(TOO_SMALL);
        assertThat(run.path("failure").path("detail").asString()).contains("MB", "-Xmx");
        assertThat(attempts(UUID.fromString(run.path("id").asString()))).isOne();
    }

    @Test
    void isLookedForAlsoInWhatAFailureComesFrom() {
        var heap = new OutOfMemoryError("Java heap space");

        assertThat(HeapShortage.isIn(new IllegalStateException(new RuntimeException(heap))))
                .isTrue();
        assertThat(HeapShortage.isIn(new IllegalStateException("no heap"))).isFalse();
    }

    @Test
    void isWhatARunDiesOfThatNeverComesBack() {
        order();
        for (int death = 0; death < 3; death++) {
            assertThat(log.begin(id)).isPresent();
        }

        assertThat(log.begin(id)).isEmpty();

        var failure = Objects.requireNonNull(segmentations.findById(id).orElseThrow().failure());
        assertThat(failure.type()).isEqualTo(TOO_SMALL);
        assertThat(failure.detail()).contains("died 3 times", "-Xmx");
        assertThat(attempts(id)).isEqualTo(3);
    }

    /// However often it fails, or is handed over to the next process.
    @Test
    void isNotWhatAnAttemptEndsOfThatIsGivenBack() {
        order();
        for (int attempt = 0; attempt < 10; attempt++) {
            log.giveBack(log.begin(id).orElseThrow());
        }

        assertThat(log.begin(id)).isPresent();
    }

    /// It was taken for dead, and another attempt goes on.
    @Test
    void isNotForgottenForAnAttemptThatComesBackTooLate() {
        order();
        var frozen = log.begin(id).orElseThrow();
        assertThat(log.begin(id)).isPresent();

        log.giveBack(frozen);

        assertThat(segmentations.findById(id).orElseThrow().lostAttempts()).isEqualTo(2);
    }

    /// What it was at has been ended for that, and fails.
    @Test
    void isNotToldOfARunThatWasCancelled() {
        order();
        var attempt = log.begin(id).orElseThrow();
        assertThat(log.isWanted(attempt)).isTrue();
        service.delete("/segmentations/" + id);
        assertThat(log.isWanted(attempt)).isFalse();

        log.fail(attempt, HeapShortage.problem());

        assertThat(segmentations.findById(id).orElseThrow().status())
                .isEqualTo(SegmentationStatus.CANCELLED);
    }

    /// In no queue: nobody works on it.
    private void order() {
        segmentations.saveAndFlush(
                new Segmentation(id, SegmentationParameters.DEFAULT.complete(), Instant.now()));
    }

    private int attempts(UUID run) {
        return jdbc.sql("select attempt from segmentation where id = ?")
                .param(run)
                .query(Integer.class)
                .single();
    }
}
