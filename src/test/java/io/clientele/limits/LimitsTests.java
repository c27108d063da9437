package io.clientele.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.ClienteleApplication;
import io.clientele.testing.RawSender;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// The limits of the whole service, set low.
@SpringBootTest(
        classes = ClienteleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "clientele.access.bootstrap-key=" + LimitsTests.KEY,
            "clientele.limits.calls.quota=20",
            "clientele.limits.calls.window=1h",
            "clientele.limits.work.quota=1",
            "clientele.limits.work.window=1h",
            "clientele.limits.body=1KB",
            "clientele.limits.upload=2KB",
            "clientele.limits.at-once.files=1",
            "clientele.limits.at-once.batches=1",
            "clientele.limits.slowest.rate=1KB",
            "clientele.limits.slowest.patience=500ms"
        })
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@DirtiesContext
class LimitsTests {

    static final String KEY = "a-bootstrap-key-of-the-tests-own-making";

    private final HttpClient client = HttpClient.newHttpClient();

    /// Where the container puts the parts of forms aside.
    @TempDir static Path parts;

    @DynamicPropertySource
    static void partsGoToAFolderOfTheTestsOwn(DynamicPropertyRegistry properties) {
        properties.add("spring.servlet.multipart.location", () -> parts.toString());
    }

    @LocalServerPort private int port;

    @Test
    void aKeyThatHasUsedUpItsQuotaIsToldWhenToComeAgain() throws Exception {
        var key = newKey();
        for (int i = 1; i <= 20; i++) {
            var answer = get("/strategies", key);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit-Policy"))
                    .contains("\"calls\";q=20;w=3600, \"work\";q=1;w=3600");
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                    .startsWith("\"calls\";r=%d;t=".formatted(20 - i));
        }

        var refused = get("/strategies", key);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("/problems/too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).contains(";r=0;");
        assertThat(get("/strategies", newKey()).statusCode()).as("another key").isEqualTo(200);
        assertThat(get("/problems", "").statusCode()).as("what needs no key").isEqualTo(200);
    }

    @Test
    void startingWorkHasAQuotaOfItsOwn() throws Exception {
        var key = newKey();
        assertThat(post("/segmentations", key, "{}").statusCode()).isEqualTo(202);

        var refused = post("/segmentations", key, "{}");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow())
                .contains("\"calls\";r=18;")
                .contains("\"work\";r=0;");
        assertThat(get("/segmentations", key).statusCode()).isEqualTo(200);
    }

    @Test
    void soHasWhatIsReadToTellItsLengthAndWhatIsTriedAgain() throws Exception {
        var key = newKey();
        var head = request("/customers/ann/export", key).HEAD().build();

        var length = client.send(head, BodyHandlers.discarding());
        var attempt = post("/uploads/%s/attempts".formatted(UUID.randomUUID()), key, "");

        assertThat(length.statusCode()).isEqualTo(404);
        assertThat(length.headers().firstValue("RateLimit").orElseThrow())
                .contains("\"work\";r=0;");
        assertThat(attempt.statusCode()).isEqualTo(429);
    }

    @Test
    void aBodyMayBeOnlySoLong() throws Exception {
        var ids = "{\"customerIds\": [\"%s\"]}".formatted("7".repeat(2000));

        assertThat(post("/customers/segments", newKey(), ids).statusCode()).isEqualTo(413);
        assertThat(post("/customers/segments", newKey(), chunked(ids)).statusCode()).isEqualTo(413);
        assertThat(post("/uploads", newKey(), chunked("a,b\n".repeat(100))).statusCode())
                .isEqualTo(202);
        var tooLong = post("/uploads", newKey(), chunked("a,b\n".repeat(1000)));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.body()).contains("/problems/payload-too-large").contains("2048 bytes");
    }

    @Test
    void formsAreTakenWhereFilesAre() throws Exception {
        for (String call :
                List.of("GET /problems", "POST /customers/segments", "POST /uploads/preview")) {
            try (var sender = new RawSender(port)) {
                sender.send(
                        call
                                + " HTTP/1.1\r\nHost: here\r\nX-API-Key: %s\r\n".formatted(newKey())
                                + "Content-Type: Multipart/form-data; boundary=x\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n5\r\n--x\r\n\r\n");

                assertThat(sender.answer())
                        .startsWith("HTTP/1.1 415")
                        .contains("/problems/unsupported-media-type");
            }
        }
        assertThat(parts).isEmptyDirectory();
    }

    @Test
    void onlySoManyUploadsAreReceivedAtOnce() throws Exception {
        var key = newKey();
        try (var sender = new RawSender(port)) {
            sender.send(head(key, "text/csv", "Transfer-Encoding: chunked") + "4\r\na,b\n\r\n");
            var refused =
                    await().until(
                                    () -> post("/uploads", newKey(), chunked("a,b\n")),
                                    answer -> answer.statusCode() == 503);
            assertThat(refused.body()).contains("/problems/service-unavailable");
            assertThat(refused.headers().firstValue("Retry-After")).contains("2");
            assertThat(post("/uploads", newKey(), "a,b\n").statusCode())
                    .as("a short one has its own place")
                    .isEqualTo(202);

            assertThat(sender.send("0\r\n\r\n").answer()).startsWith("HTTP/1.1 202");
        }
        assertThat(post("/uploads", newKey(), chunked("a,b\n")).statusCode()).isEqualTo(202);
    }

    @Test
    void aSenderOfAFewBytesASecondIsGivenUp() throws Exception {
        try (var sender = new RawSender(port)) {
            sender.send(head(newKey(), "text/csv", "Content-Length: 1000"));

            assertThat(sender.trickle('a'))
                    .startsWith("HTTP/1.1 408")
                    .contains("/problems/request-timeout");
        }
    }

    @Test
    void aSlowFormIsGivenUpTooAndLeavesNoFile() throws Exception {
        try (var sender = new RawSender(port)) {
            sender.send(
                    head(newKey(), "multipart/form-data; boundary=cut", "Content-Length: 1900")
                            + "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n");

            assertThat(sender.trickle('a'))
                    .startsWith("HTTP/1.1 408")
                    .contains("/problems/request-timeout");
        }
        assertThat(parts).isEmptyDirectory();
    }

    private static String head(String key, String type, String length) {
        return "POST /uploads HTTP/1.1\r\nHost: here\r\nX-API-Key: %s\r\nContent-Type: %s\r\n%s\r\n\r\n"
                .formatted(key, type, length);
    }

    private String newKey() throws IOException, InterruptedException {
        var answer =
                post(
                        "/api-keys",
                        KEY,
                        """
                        {"name": "test", "scopes": ["ingest", "read", "manage"]}""");
        return JsonMapper.shared().readTree(answer.body()).get("key").asString();
    }

    private HttpResponse<String> get(String path, String key)
            throws IOException, InterruptedException {
        return client.send(request(path, key).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String key, String json)
            throws IOException, InterruptedException {
        return post(path, key, BodyPublishers.ofString(json));
    }

    private HttpResponse<String> post(String path, String key, BodyPublisher body)
            throws IOException, InterruptedException {
        var type = path.equals("/uploads") ? "text/csv" : "application/json";
        return client.send(
                request(path, key).header("Content-Type", type).POST(body).build(),
                BodyHandlers.ofString());
    }

    private static BodyPublisher chunked(String text) {
        return BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String path, String key) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
        return key.isEmpty() ? request : request.header("X-API-Key", key);
    }
}
