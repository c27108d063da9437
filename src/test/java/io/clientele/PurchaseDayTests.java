package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/// When a customer bought.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class PurchaseDayTests {

    private static final String DAYS = "/customers/pd%2F1/purchases";

    private final ServiceClient service;

    PurchaseDayTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @BeforeEach
    void fillTheShop() {
        service.upload(
                """
                customer_id,order_id,product_id,quantity,unit_price,timestamp
                pd/1,pd-1,tea,2,4.50,2025-01-03T10:00:00Z
                pd/1,pd-1,cup,1,7.25,2025-01-03T10:00:00Z
                pd/1,pd-2,tea,1,4.50,2025-01-03T18:00:00Z
                pd/1,C3,tea,-1,4.50,2025-02-01T10:00:00Z
                pd/1,pd-4,pot,1,39.90,2025-03-04T10:00:00Z
                pd-2,pd-5,pot,1,39.90,2025-03-04T10:00:00Z
                """);
    }

    @Test
    void tellsDaysWithOrdersRevenueAndReturnsTheLastFirst() {
        var answer = service.get(DAYS);

        assertThat(answer.path("customerId").asString()).isEqualTo("pd/1");
        assertThat(answer.path("items"))
                .extracting(
                        day ->
                                "%s %d %.2f %d %.2f"
                                        .formatted(
                                                day.path("day").asString(),
                                                day.path("orders").asInt(),
                                                day.path("revenue").asDouble(),
                                                day.path("returnedLines").asInt(),
                                                day.path("returnedAmount").asDouble()))
                .containsExactly(
                        "2025-03-04 1 39.90 0 0.00",
                        "2025-02-01 0 0.00 1 -4.50",
                        "2025-01-03 2 20.75 0 0.00");
        assertThat(answer.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void leadsThroughAllPagesOnce() {
        var first = service.answer(DAYS + "?limit=2");
        var link = first.headers().firstValue("Link").orElseThrow();
        var second = service.get(link.substring(1, link.indexOf('>')));

        assertThat(link)
                .contains("cursor=" + service.json(first.body()).path("nextCursor").asString());
        assertThat(second.path("items"))
                .singleElement()
                .satisfies(day -> assertThat(day.path("day").asString()).isEqualTo("2025-01-03"));
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void knowsNoCustomerWhoWasErased() {
        assertThat(service.delete("/customers/pd-2").statusCode()).isEqualTo(200);

        assertThat(service.answer("/customers/pd-2/purchases").body())
                .contains("/problems/customer-not-found");
        assertThat(service.answer(DAYS).statusCode()).isEqualTo(200);
    }
}
