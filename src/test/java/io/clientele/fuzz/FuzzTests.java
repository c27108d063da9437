package io.clientele.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;

/// The short form of [Fuzz].
@Execution(ExecutionMode.CONCURRENT)
class FuzzTests {

    private static final int REQUESTS = 1_000;

    @Test
    void noOperationIsBroughtDownOrMadeToTell() throws IOException {
        try (var service = Fuzz.start()) {
            assertThat(new Fuzz(service.port(), 7).run(REQUESTS)).isEmpty();
            assertThat(Fuzz.leaks(service)).as("connections not given back").isZero();
        }
    }
}
