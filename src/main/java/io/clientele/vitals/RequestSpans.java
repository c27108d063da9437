package io.clientele.vitals;

import io.micrometer.common.KeyValue;

import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/// What the span of a request tells: of its path the pattern alone, since paths hold customers' ids
/// and traces go to a collector elsewhere.
@Component
class RequestSpans extends DefaultServerRequestObservationConvention {

    private static final String URL = "http.url";
    private static final String UNKNOWN = "UNKNOWN";

    @Override
    protected KeyValue httpUrl(ServerRequestObservationContext context) {
        var pattern = context.getPathPattern();
        return KeyValue.of(URL, pattern == null ? UNKNOWN : pattern);
    }
}
