package io.clientele.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/// The short form of [Fuzz].
class FuzzTests {

    private static final int REQUESTS = 1_500;

    @Test
    void noOperationIsBroughtDownOrMadeToTell() throws IOException {
        try (var service = Fuzz.start()) {
            assertThat(new Fuzz(service.port(), 7).run(REQUESTS)).isEmpty();
        }
    }
}
