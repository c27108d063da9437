package io.clientele.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Asks an issuer for its keys at most once in five seconds, and gives the last answer in between,
/// also where that was none.
///
/// Each token that names a key which the issuer does not have makes the decoder ask anew, since the
/// issuer may have changed its keys. Whoever makes such tokens up could else send a request to the
/// issuer with each of them, and have all others wait for a silent one.
final class IssuerKeys implements ClientHttpRequestInterceptor {

    private static final long HELD_NANOS = Duration.ofSeconds(5).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier nanoTime;
    private @Nullable Asked last;

    IssuerKeys(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public ClientHttpResponse intercept(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Asked asked;
        lock.lock();
        try {
            asked = last;
            if (asked == null
                    || !asked.uri.equals(request.getURI())
                    || nanoTime.getAsLong() - asked.atNanos > HELD_NANOS) {
                asked = ask(request, body, execution);
                last = asked;
            }
        } finally {
            lock.unlock();
        }
        if (asked.answer == null) {
            throw new IOException("the issuer does not give its keys", asked.failure);
        }
        return asked.answer;
    }

    private Asked ask(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try (var response = execution.execute(request, body)) {
            var answer =
                    new Answer(
                            response.getStatusCode(),
                            response.getStatusText(),
                            response.getHeaders(),
                            response.getBody().readAllBytes());
            return new Asked(request.getURI(), nanoTime.getAsLong(), answer, null);
        } catch (IOException e) {
            return new Asked(request.getURI(), nanoTime.getAsLong(), null, e);
        }
    }

    private record Asked(
            URI uri, long atNanos, @Nullable Answer answer, @Nullable IOException failure) {}

    /// An answer that can be read any number of times.
    private static final class Answer implements ClientHttpResponse {

        private final HttpStatusCode status;
        private final String statusText;
        private final HttpHeaders headers;
        private final byte[] body;

        Answer(HttpStatusCode status, String statusText, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.statusText = statusText;
            this.headers = HttpHeaders.readOnlyHttpHeaders(headers);
            this.body = body;
        }

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return statusText;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {}
    }
}
