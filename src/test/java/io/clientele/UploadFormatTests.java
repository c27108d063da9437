package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.RawSender;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/// Uploads of every format, under right and wrong types.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class UploadFormatTests {

    private static final String HEADER = "customer_id,order_id,quantity,unit_price,timestamp\n";
    private static final AtomicInteger TESTS = new AtomicInteger();

    /// Customers of this test alone.
    private final String ann = "amy" + TESTS.incrementAndGet();

    private final String bob = "ben" + TESTS.get();
    private final String annsRow = ann + ",o1,2,3.50,2025-01-05T10:00:00Z\n";
    private final String bobsRow = bob + ",o2,1,9.99,2025-02-05T10:00:00Z\n";

    private final int port;
    private final ServiceClient service;

    UploadFormatTests(@LocalServerPort int port) {
        this.port = port;
        service = new ServiceClient(port);
    }

    @Test
    void givesRefusedRowsOfJsonBackAsObjects() {
        var good = "{\"customer_id\":\"" + ann + "\",\"amount\":5,\"timestamp\":\"2025-01-05\"}\n";
        var bad =
                "{\"amount\":\"free\",\"customer_id\":\""
                        + ann
                        + "\",\"timestamp\":\"2025-01-05\"}\n";
        var none = "{\"amount\":null,\"customer_id\":\"\",\"late\":7}\n";

        var upload = service.upload(good + "no json\n" + bad + none);

        var rejects =
                service.get("/uploads/" + upload.path("id").asString() + "/rejects").path("items");
        assertThat(rejects)
                .extracting(reject -> reject.path("line").asInt())
                .containsExactly(2, 3, 4);
        assertThat(rejects)
                .extracting(reject -> reject.path("row").asString())
                .containsExactly(
                        "no json",
                        "{\"customer_id\":\""
                                + ann
                                + "\",\"amount\":\"free\",\"timestamp\":\"2025-01-05\"}",
                        "{\"late\":\"7\"}");
    }

    @Test
    void tellsObjectsApartThatBeginInOneLine() {
        var object = "{\"customer_id\":\"%s\",\"amount\":%s,\"timestamp\":\"2025-01-05\"}";
        var anns = object.formatted(ann, "5");
        var bobs = object.formatted(bob, "6");
        var refused = object.formatted(ann, "\"free\"");
        var pretty = refused.replace(",", ",\n");

        var upload =
                service.upload(String.join(" ", List.of(pretty, anns, bobs, refused, refused)));

        assertThat(upload.path("status").asString()).as(upload.toString()).isEqualTo("SUCCEEDED");
        var location = "/uploads/" + upload.path("id").asString();
        assertThat(service.get(location + "/rejects").path("items"))
                .extracting(reject -> reject.path("line").asInt())
                .containsExactly(1, 5, 6);

        service.upload(bobs);
        service.delete(location);

        assertThat(service.upload(anns).path("rows").path("accepted").asInt())
                .as("nobody else sent them")
                .isEqualTo(1);
    }

    @Test
    void takesALineOnceWhereverInItsFileItsKeysFirstAppear() {
        var plain =
                "{\"customer_id\":\"%s\",\"amount\":5,\"timestamp\":\"2025-01-05\"}\n"
                        .formatted(ann);
        var more = plain.replace("}", ",\"region\":\"North\",\"gift\":\"yes\"}");

        var late = service.upload(plain.repeat(1_000) + more);
        var early = service.upload(more + plain.replace("5,", "6,"));

        assertThat(late.path("rows").path("accepted").asLong()).isEqualTo(2);
        assertThat(late.path("reading").path("notes"))
                .extracting(JsonNode::asString)
                .containsExactly(
                        "The column \"region\" first appears at line 1001;"
                                + " it is read as region from there on.");
        assertThat(early.path("rows").path("accepted").asLong())
                .as("the line with another amount alone")
                .isEqualTo(1);
        assertThat(early.path("reading").path("notes")).isEmpty();
    }

    @Test
    void takesTheSameRowsInAnyFormat() throws IOException {
        var csv = HEADER + annsRow;
        var ndjson = annsJson();
        var form =
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                        + csv
                        + "\r\n--cut--\r\n";

        assertThat(accepted("multipart/form-data; boundary=cut", form.getBytes(UTF_8)))
                .isEqualTo(1);
        assertThat(accepted("application/x-ndjson", ndjson.getBytes(UTF_8))).isZero();
        assertThat(accepted("application/json", ("[" + ndjson + "]").getBytes(UTF_8))).isZero();
        assertThat(accepted("application/x-ndjson", ndjson.replace(",", ",\n ").getBytes(UTF_8)))
                .as("over several lines")
                .isZero();
        assertThat(accepted("text/csv", gzipped(HEADER + bobsRow))).isEqualTo(1);
    }

    @Test
    void listsUploadsOfANameOrAStatusAlone() throws IOException {
        for (String name : List.of("mai & juni #1+1.csv", "mai & juni #1+1.csv", "july.csv")) {
            var form =
                    "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--cut--\r\n"
                            .formatted(name, HEADER + annsRow);
            accepted("multipart/form-data; boundary=cut", form.getBytes(UTF_8));
        }
        var ofName = "/uploads?fileName=mai%20%26%20juni%20%231%2B1.csv";

        var first = service.answer(ofName + "&limit=1");
        var next = first.headers().firstValue("Link").orElseThrow().replaceAll("<|>.*", "");

        assertThat(names(service.get(ofName))).hasSize(2).containsOnly("mai & juni #1+1.csv");
        assertThat(names(service.get(next))).containsExactly("mai & juni #1+1.csv");
        assertThat(service.get(next).path("nextCursor").isNull()).isTrue();
        assertThat(names(service.get(ofName + "&status=FAILED"))).isEmpty();
        assertThat(service.get("/uploads?status=SUCCEEDED").path("items"))
                .isNotEmpty()
                .allMatch(upload -> upload.path("status").asString().equals("SUCCEEDED"));
        assertThat(names(service.get("/uploads?fileName=nobody.csv"))).isEmpty();
    }

    private static List<String> names(JsonNode page) {
        return page.path("items").valueStream().map(u -> u.path("fileName").asString()).toList();
    }

    @Test
    void takesAFileUnderAWrongTypeOrNone() throws IOException {
        var csv = (HEADER + annsRow).getBytes(UTF_8);

        assertThat(accepted("application/x-www-form-urlencoded", csv)).isEqualTo(1);
        assertThat(accepted("application/vnd.ms-excel", csv)).isZero();
        assertThat(accepted("text/plain;charset=utf-16", csv)).isZero();
        assertThat(accepted("text/csv", ("[" + annsJson() + "]").getBytes(UTF_8))).isZero();
        try (var sender = new RawSender(port)) {
            sender.send("POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Length: ")
                    .send(csv.length + "\r\n\r\n" + HEADER + annsRow);
            assertThat(sender.answer()).startsWith("HTTP/1.1 202");
        }
    }

    private String annsJson() {
        return """
        {"customer_id":"%s","order_id":"o1","quantity":2,"unit_price":3.50,"timestamp":"2025-01-05T10:00:00Z"}
        """
                .formatted(ann);
    }

    @Test
    void refusesAnotherMediaType() {
        var answer = service.post("/uploads", "image/png", BodyPublishers.ofString("x"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("/problems/unsupported-media-type");
    }

    private long accepted(String contentType, byte[] body) {
        var location =
                ServiceClient.location(
                        service.post("/uploads", contentType, BodyPublishers.ofByteArray(body)));
        var upload = service.ended(location);
        assertThat(upload.path("status").asString()).as(upload.toString()).isEqualTo("SUCCEEDED");
        return upload.path("rows").path("accepted").asLong();
    }

    private static byte[] gzipped(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }
}
