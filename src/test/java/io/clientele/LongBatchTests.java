package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;

/// Batches that are longer than what is compared before anything is done with them.
@ImpatientService
class LongBatchTests {

    private static final int BUFFER = 64 << 10;
    private static final String ROWS =
            IntStream.range(0, 900)
                    .mapToObj(
                            i ->
                                    "{\"customer\":\"long batch\",\"order\":\"o%d\",\"amount\":1,\"date\":\"2025-01-05\"}"
                                            .formatted(i))
                    .collect(joining(",\n", "[", "]"));

    private final ServiceClient service;

    LongBatchTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void areStoredUnderAKeyAndAnsweredAgain() {
        assertThat(ROWS).hasSizeGreaterThan(BUFFER);

        var first = post(ROWS);
        var again = post(ROWS);
        var other = post(ROWS.replace("o1", "p1"));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    /// Tried out, so that the other tests of this service find nothing of it.
    private HttpResponse<String> post(String rows) {
        return service.post(
                "/uploads?dryRun=true",
                "application/json",
                BodyPublishers.ofString(rows),
                "Idempotency-Key",
                "long-batch");
    }
}
