package io.clientele.idempotency;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;

import java.io.IOException;
import java.net.URI;

/// What a request was answered with, as far as it is given again.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(
        int status,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        byte[] body) {

    static Answer of(ContentCachingResponseWrapper response) {
        return new Answer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getHeader(HttpHeaders.ETAG),
                response.getContentAsByteArray());
    }

    /// That something was made.
    ///
    /// @param json what it is
    static Answer created(URI location, byte[] json) {
        return new Answer(
                HttpServletResponse.SC_CREATED,
                MediaType.APPLICATION_JSON_VALUE,
                location.toString(),
                null,
                json);
    }

    /// Whether the same request would get this answer whenever it is sent: it was carried out, or
    /// it can never be. What depends on the day (a missing thing, a full disk) may be tried again.
    boolean isFinal() {
        return status / 100 == 2
                || switch (status) {
                    case 400, 413, 415, 422 -> true;
                    default -> false;
                };
    }

    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setHeader(HttpHeaders.LOCATION, location);
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader("Idempotency-Replayed", "true");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
