package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;

/// The first steps on an empty database.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class FirstStepsTests {

    private static final String HEADER = "customer_id,order_id,quantity,unit_price,timestamp\n";
    private static final String ANN = "ann,o1,2,3.50,2025-01-05T10:00:00Z\n";
    private static final String BOB = "bob,o2,1,9.99,2025-02-05T10:00:00Z\n";

    private final ServiceClient service;

    FirstStepsTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void segmentsASingleCustomerAndFailsWithAReasonOnAnEmptyLedger() {
        assertThat(service.answer("/customers/ann/segment").body()).contains("customer-not-found");
        assertThat(batch("ann")).contains("/problems/no-segmentation");
        var empty = service.segment("{}");
        assertThat(empty.path("status").asString()).isEqualTo("FAILED");
        assertThat(empty.path("failure").path("type").asString())
                .isEqualTo("/problems/no-purchases");

        service.upload(HEADER + ANN);
        nothingIsAnsweredFromBeforeThereIsARun(empty.path("id").asString());
        var one = service.segment("{}");

        assertThat(one.path("status").asString()).as(one.toString()).isEqualTo("SUCCEEDED");
        var ann = service.get("/customers/ann/segment");
        assertThat(ann.path("rfm").path("recencyDays").asInt()).isEqualTo(1);
        assertThat(ann.path("tier").path("id").asString()).isEqualTo("tier-gold");
        assertThat(ann.path("segmentation").path("stale").asBoolean()).isFalse();
        assertThat(service.answer("/customers/bob/segment").body()).contains("customer-not-found");

        service.upload(HEADER + BOB);
        assertThat(
                        service.get("/customers/ann/segment")
                                .path("segmentation")
                                .path("stale")
                                .asBoolean())
                .isTrue();
        assertThat(service.answer("/customers/bob/segment").body())
                .contains("customer-not-segmented");
        assertThat(batch("bob")).contains("\"items\":[]", "\"missing\":[\"bob\"]");
    }

    private String batch(String customer) {
        return service.post(
                        "/customers/segments",
                        "application/json",
                        BodyPublishers.ofString("{\"customerIds\": [\"%s\"]}".formatted(customer)))
                .body();
    }

    private void nothingIsAnsweredFromBeforeThereIsARun(String failed) {
        for (String path :
                List.of(
                        "/customers/ann/segment",
                        "/customers/ann/next-best-action",
                        "/segments",
                        "/segmentations/latest",
                        "/segmentations/latest/drift",
                        "/segmentations/latest/recommender")) {
            assertThat(service.answer(path).body()).as(path).contains("/problems/no-segmentation");
        }
        for (String part : List.of("/clusters", "/drift", "/recommender")) {
            assertThat(service.answer("/segmentations/" + failed + part).body())
                    .as(part)
                    .contains("/problems/conflict");
            assertThat(service.answer("/segmentations/" + UUID.randomUUID() + part).body())
                    .as(part)
                    .contains("/problems/segmentation-not-found");
        }
    }
}
