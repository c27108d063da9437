package io.clientele.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.ServiceClient;
import io.clientele.SmallShop;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// What a service refuses whose heap has room for hundreds of customers and not for thousands.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class LittleHeapTests {

    private static final String TOO_SMALL = "/problems/heap-too-small";

    private final ServiceClient service;

    LittleHeapTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Heap {

        @Bean
        @Primary
        HeapRoom littleHeap() {
            return new HeapRoom(112L << 20);
        }
    }

    @Test
    void refusesSimulationsAsWellAsRuns() {
        service.upload(SmallShop.csv(100));
        assertThat(service.segment("{}").path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(simulate("cluster").statusCode()).isEqualTo(200);
        service.upload(SmallShop.csv(3_000));

        assertThat(service.segment("{}").at("/failure/type").asString()).isEqualTo(TOO_SMALL);
        for (var family : new String[] {"rfm", "cluster"}) {
            var answer = simulate(family);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
            assertThat(answer.body()).contains(TOO_SMALL, "3,000 customers");
        }
    }

    private HttpResponse<String> simulate(String family) {
        return service.post(
                "/simulations?family=" + family, "application/json", BodyPublishers.ofString("{}"));
    }
}
