package io.clientele.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

@SpringBootTest(classes = CountingService.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class IdempotencyFilterTests {
    private static final String LONG = "a,b,c\n".repeat(400_000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String key = UUID.randomUUID().toString();

    @LocalServerPort private int port;
    @Autowired private CountingService.Calls calls;
    @Autowired private JdbcClient jdbc;

    @BeforeEach
    void startCounting() {
        calls.carriedOut.set(0);
        calls.gate = new CountDownLatch(0);
        calls.reached = new CountDownLatch(1);
    }

    @Test
    void repeatsTheAnswerWithoutDoingItAgain() throws Exception {
        var first = post("/orders", "{\"a\":1}");
        var again = post("/orders", "{\"a\":1}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body()).contains("\"number\":1");
        for (var header : new String[] {"Location", "ETag", "Content-Type", "Content-Length"}) {
            assertThat(again.headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.headers().firstValue(header));
        }
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(calls.carriedOut).hasValue(1);
    }

    @Test
    void doesEachWithoutAKey() throws Exception {
        var request = HttpRequest.newBuilder(uri("/files")).POST(BodyPublishers.ofString("a"));

        client.send(request.build(), BodyHandlers.discarding());
        client.send(request.build(), BodyHandlers.discarding());

        assertThat(calls.carriedOut).hasValue(2);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ' ',
            value = {"/orders {\"a\":2}", "/orders?x=1 {\"a\":1}", "/files {\"a\":1}"})
    void refusesAnotherRequestUnderTheKey(String path, String body) throws Exception {
        post("/orders", "{\"a\":1}");

        var other = post(path, body);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/problems/idempotency-key-reused");
        assertThat(calls.carriedOut).hasValue(1);
    }

    @Test
    void refusesWhileInFlightAndRepeatsAfterwards() throws Exception {
        calls.gate = new CountDownLatch(1);
        var first = client.sendAsync(request("/orders", "{}"), BodyHandlers.ofString());
        calls.reached.await();

        var meanwhile = post("/orders", "{}");
        var other = post("/orders", "{\"a\":1}");
        calls.gate.countDown();

        assertThat(meanwhile.statusCode()).isEqualTo(409);
        assertThat(meanwhile.body()).contains("/problems/idempotency-in-flight");
        assertThat(meanwhile.headers().firstValue("Retry-After")).contains("1");
        assertThat(other.statusCode()).isEqualTo(422);
        var answer = first.get().body();
        assertThat(post("/orders", "{}").body()).isEqualTo(answer);
    }

    @Test
    void doesOnceWhatIsSentTwelveTimesAtOnce() {
        var sent =
                Stream.generate(
                                () ->
                                        client.sendAsync(
                                                request("/orders", "{}"), BodyHandlers.ofString()))
                        .limit(12)
                        .toList();
        var statuses =
                sent.stream().map(CompletableFuture::join).map(HttpResponse::statusCode).toList();

        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        assertThat(calls.carriedOut).hasValue(1);
    }

    @Test
    void repeatsALongBodyOnlyIfItIsTheSame() throws Exception {
        var first = post("/files", LONG);
        var again = post("/files", LONG);
        var other = post("/files", LONG + "d");
        var shorter = post("/files", "a,b,c\n");

        assertThat(first.body()).isEqualTo("file 1 of %d bytes", LONG.length());
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(shorter.statusCode()).isEqualTo(422);
        assertThat(calls.carriedOut).hasValue(1);
    }

    @Test
    void repeatsAFormWhateverItsBoundary() throws Exception {
        var first = postForm("one", "a,b,c\n");
        var again = postForm("two", "a,b,c\n");
        var other = postForm("one", "a,b,d\n");

        assertThat(first.body()).isEqualTo("form 1 of 6 bytes");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void forgetsABodyThatWasCutOff() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var head =
                    """
                    POST /files HTTP/1.1\r
                    Host: a\r
                    Content-Type: text/csv\r
                    Idempotency-Key: %s\r
                    Content-Length: %d\r
                    \r
                    """
                            .formatted(key, LONG.length());
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(LONG.substring(0, 2_000_000).getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("/problems/body-cut-off");
        }

        assertThat(post("/files", LONG).statusCode()).isEqualTo(202);
        assertThat(calls.carriedOut).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_SEGMENTATION", "TOO_MANY_REQUESTS", "DATABASE_UNAVAILABLE"})
    void triesAgainWhatMaySucceedLater(String type) throws Exception {
        var first = post("/refusals?type=" + type, "a");
        var again = post("/refusals?type=" + type, "a");

        assertThat(first.body()).contains("No 1");
        assertThat(again.body()).contains("No 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/uploads/preview", "/simulations", "/customers/segments"})
    void carriesOutEachTimeWhatOnlyReads(String path) throws Exception {
        var first = post(path, "a");
        var again = post(path, "a");

        assertThat(first.body()).startsWith("file 1 of");
        assertThat(again.body()).startsWith("file 2 of");
        assertThat(
                        jdbc.sql("select count(*) from idempotency_key where key = :key")
                                .param("key", key)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void repeatsARefusalThatIsFinal() throws Exception {
        var first = post("/refusals?type=UNKNOWN_COLUMNS", "a");
        var again = post("/refusals?type=UNKNOWN_COLUMNS", "a");

        assertThat(first.body()).contains("No 1");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void freesTheKeyOfAServiceThatDied() throws Exception {
        jdbc.sql(
                        """
                        insert into idempotency_key (caller, key, attempt, leased_until, expires_at)
                        values ('', :key, gen_random_uuid(),
                            now() + interval '1 minute', now() + interval '1 day')
                        """)
                .param("key", key)
                .update();
        assertThat(post("/orders", "{}").statusCode()).isEqualTo(409);

        jdbc.sql("update idempotency_key set leased_until = now() where key = :key")
                .param("key", key)
                .update();
        assertThat(post("/orders", "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void takesAKeyWithOrWithoutQuotes() throws Exception {
        post("/orders", "{}");
        var quoted =
                HttpRequest.newBuilder(uri("/orders"))
                        .header("Idempotency-Key", '"' + key + '"')
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"));

        client.send(quoted.build(), BodyHandlers.discarding());

        assertThat(calls.carriedOut).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\"\""})
    void refusesAKeyThatIsNone(String wrong) throws Exception {
        var request =
                HttpRequest.newBuilder(uri("/orders"))
                        .header("Idempotency-Key", wrong)
                        .POST(BodyPublishers.ofString("{}"));

        var refused = client.send(request.build(), BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"Idempotency-Key\"");
        assertThat(calls.carriedOut).hasValue(0);
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return client.send(request(path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> postForm(String boundary, String file)
            throws IOException, InterruptedException {
        var body =
                """
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="a.csv"\r
                Content-Type: text/csv\r
                \r
                %2$s\r
                --%1$s--\r
                """
                        .formatted(boundary, file);
        var request =
                HttpRequest.newBuilder(uri("/forms"))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
