package io.clientele.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;

import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestSpansTest {

    private final RequestSpans spans = new RequestSpans();
    private final ServerRequestObservationContext context =
            new ServerRequestObservationContext(
                    new MockHttpServletRequest("GET", "/customers/anna@example.org/segment"),
                    new MockHttpServletResponse());

    @Test
    void tellThePatternAndNotThePath() {
        context.setPathPattern("/customers/{customerId}/segment");

        assertThat(spans.getHighCardinalityKeyValues(context))
                .containsExactly(KeyValue.of("http.url", "/customers/{customerId}/segment"));
        assertThat(spans.getContextualName(context))
                .isEqualTo("http get /customers/{customerId}/segment");
    }

    @Test
    void tellNothingOfAPathThatFitsNoPattern() {
        assertThat(spans.getHighCardinalityKeyValues(context))
                .containsExactly(KeyValue.of("http.url", "UNKNOWN"));
        assertThat(spans.getLowCardinalityKeyValues(context).toString()).doesNotContain("anna");
    }
}
