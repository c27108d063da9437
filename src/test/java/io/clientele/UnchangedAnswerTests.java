package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Who has seen an answer is told whether it still holds.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class UnchangedAnswerTests {

    private static final String HEADER = "customer_id,order_id,quantity,unit_price,timestamp\n";
    private static final String STRATEGY =
            """
            {"goal": "Keep them.", "actions": ["Thank them.", "Ask for a review."], "channel": "Mail", "offer": "None",
             "message": "Thank you.", "measure": "Share who order again within 60 days."}
            """;
    private static final Duration NOTICED = Duration.ofSeconds(2);
    private static final AtomicInteger TESTS = new AtomicInteger();

    /// A customer of this test alone.
    private final String ann = "seen" + TESTS.incrementAndGet();

    private final String annsRow = ann + ",o1,2,3.50,2025-01-05T10:00:00Z\n";
    private final ServiceClient service;

    UnchangedAnswerTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/%s/segment",
                "/customers/%s/segment?asOf=2030-01-01",
                "/customers/%s",
                "/segments?family=tier",
                "/segments/champions",
                "/personas"
            })
    void answersNotModifiedWhileNothingHasChanged(String template) {
        var path = template.formatted(ann);
        service.upload(HEADER + annsRow);
        service.segment("{}");
        var first = service.answer(path);
        var tag = first.headers().firstValue("ETag").orElseThrow();

        var again = service.answer(path, "If-None-Match", tag);
        service.upload(HEADER + ann + ",o3,1,1.25,2025-01-06T10:00:00Z\n");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        await().atMost(NOTICED)
                .until(() -> service.answer(path, "If-None-Match", tag).statusCode() == 200);
        var stale = service.answer(path);
        assertThat(stale.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(tag);
    }

    @Test
    void comesWithItsLengthAndNotInPieces() {
        service.upload(HEADER + annsRow);
        service.segment("{}");

        var answer = service.answer("/customers/%s/segment".formatted(ann));

        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(answer.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void noLongerHoldsOnceTheCustomerIsErasedOrAStrategyEdited() {
        service.upload(HEADER + annsRow);
        service.segment("{}");
        var path = "/customers/%s/segment".formatted(ann);
        var before = tag(path);

        assertThat(service.put("/strategies/champions", STRATEGY).statusCode()).isEqualTo(200);

        assertThat(service.answer(path, "If-None-Match", before).statusCode()).isEqualTo(200);
        service.delete("/strategies/champions");
        var tag = tag(path);
        assertThat(service.delete("/customers/" + ann).statusCode()).isEqualTo(200);
        await().atMost(NOTICED)
                .until(() -> service.answer(path, "If-None-Match", tag).statusCode() == 404);
    }

    @Test
    void holdsForNoOtherCustomer() {
        var bob = ann + "b";
        service.upload(HEADER + annsRow + annsRow.replace(ann, bob));
        service.segment("{}");
        var anns = tag("/customers/%s/segment".formatted(ann));

        var bobs = service.answer("/customers/%s/segment".formatted(bob), "If-None-Match", anns);
        var nobodys =
                service.answer("/customers/%snobody/segment".formatted(ann), "If-None-Match", anns);

        assertThat(bobs.statusCode()).isEqualTo(200);
        assertThat(nobodys.statusCode()).isEqualTo(404);
        assertThat(nobodys.body()).contains("/problems/customer-not-found");
    }

    private String tag(String path) {
        return service.answer(path).headers().firstValue("ETag").orElseThrow();
    }

    /// One upload makes a segmentation stale; a further one changes the purchases alone.
    @Test
    void tagsACustomerByThePurchasesToo() {
        service.upload(HEADER + annsRow);
        service.segment("{}");
        service.upload(HEADER + ann + ",o3,1,1.25,2025-01-06T10:00:00Z\n");
        var tag = service.answer("/customers/" + ann).headers().firstValue("ETag").orElseThrow();

        service.upload(HEADER + ann + ",o4,1,1.25,2025-01-07T10:00:00Z\n");

        assertThat(service.answer("/customers/" + ann, "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }
}
