package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.net.http.HttpRequest.BodyPublishers;

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
}
