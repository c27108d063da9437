package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.TestDatabaseInitializer;
import io.clientele.workbook.WorkbookFile;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What would be left out of an upload without a word is refused or told.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class NothingLostTests {

    private static final String HEADER = "customer_id,order_id,quantity,unit_price,timestamp\n";
    private static final String BY_NUMBER =
            "mapping=customer-id%3D%231,ordered-at%3D%232,amount%3D%233";
    private static final AtomicInteger TESTS = new AtomicInteger();

    /// Customers of this test alone.
    private final String ann = "anja" + TESTS.incrementAndGet();

    private final String bob = "bodo" + TESTS.get();
    private final String annsRow = ann + ",o1,2,3.50,2025-01-05T10:00:00Z\n";
    private final String bobsRow = bob + ",o2,1,9.99,2025-02-05T10:00:00Z\n";

    private final ServiceClient service;

    NothingLostTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void refusesAFormOfMoreThanOneFile() {
        var january = part("name=\"file\"; filename=\"jan.csv\"", HEADER + annsRow);
        var february = part("name=\"file\"; filename=\"feb.csv\"", HEADER + bobsRow);
        var second = part("name=\"other\"; filename=\"feb.csv\"", HEADER + bobsRow);
        var field = part("name=\"returns\"", "net");

        for (String more : List.of(february, second)) {
            assertThat(refused("", january + more)).contains("unexpected-part", "feb.csv");
        }
        assertThat(refused("", field + january)).contains("returns", "in the query");
        assertThat(refused("?dryRun=true", january + field)).contains("in the query");
        assertThat(refused("", field)).contains("The part file is missing");
    }

    private static String part(String named, String content) {
        return "--cut\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(named, content);
    }

    private String refused(String query, String parts) {
        var answer =
                service.post(
                        "/uploads" + query,
                        "multipart/form-data; boundary=cut",
                        BodyPublishers.ofString(parts + "--cut--\r\n"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    @Test
    void refusesAParameterThatUploadsDoNotHave() {
        var csv = HEADER + annsRow;

        for (String type : List.of("text/csv", "application/json", "text/plain")) {
            var answer = service.post("/uploads?dryrun=true", type, BodyPublishers.ofString(csv));
            assertThat(answer.statusCode()).as(type).isEqualTo(400);
            assertThat(answer.body()).contains("unknown-parameter", "did you mean dryRun?");
        }
        assertThat(
                        service.post(
                                        "/uploads/preview?date=day-first",
                                        "text/csv",
                                        BodyPublishers.ofString(csv))
                                .body())
                .contains("did you mean dates?");
        assertThat(
                        service.post(
                                        "/segmentations?seed=7",
                                        "application/json",
                                        BodyPublishers.ofString("{}"))
                                .body())
                .contains("There is no parameter", "the call has none");
        assertThat(service.answer("/uploads?limit=1&unknown=x").statusCode())
                .as("where nothing is changed")
                .isEqualTo(200);
    }

    @Test
    void losesNoFirstRowOfAFileWithoutAHeader() {
        var rows = "%s,2025-01-05,5\n%s,2025-01-06,6\n".formatted(ann, bob);

        var lost = upload("?" + BY_NUMBER, rows);
        var whole = upload("?header=false&" + BY_NUMBER, rows);
        var again = upload("?header=false&" + BY_NUMBER, rows);

        assertThat(lost.path("status").asString()).isEqualTo("FAILED");
        assertThat(lost.path("failure").path("detail").asString()).contains("header=false");
        assertThat(whole.path("sameContentAs").isNull()).as("read in another way").isTrue();
        assertThat(whole.path("rows").path("accepted").asInt()).isEqualTo(2);
        assertThat(again.path("sameContentAs").asString()).isEqualTo(whole.path("id").asString());
        assertThat(preview("?" + BY_NUMBER, rows).at("/fault/code").asString())
                .isEqualTo("header-is-row");
        assertThat(preview("?header=false&" + BY_NUMBER, rows).at("/checked/rows").asInt())
                .isEqualTo(2);
        assertThat(upload("?" + BY_NUMBER, "who,when,worth\n" + rows).path("status").asString())
                .as("under a header")
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void keepsRowsApartThatDifferInWhatIsNestedInThem() {
        var line =
                "{\"customer_id\":\"%s\",\"amount\":5,\"timestamp\":\"2025-01-05\",\"a\\u0000b\":%s}\n";

        var upload =
                service.ended(
                        ServiceClient.location(
                                service.post(
                                        "/uploads",
                                        "application/x-ndjson",
                                        BodyPublishers.ofString(
                                                line.formatted(ann, "[1]")
                                                        + line.formatted(ann, "[2]")
                                                        + line.formatted(ann, "[2]")
                                                        + line.formatted(ann, "{}")
                                                        + line.formatted(
                                                                "NaN\",\"region\":\"x", "7")))));

        assertThat(upload.path("status").asString()).as(upload.toString()).isEqualTo("SUCCEEDED");
        assertThat(upload.path("rows").path("accepted").asInt()).isEqualTo(3);
        assertThat(upload.path("rows").path("duplicates").asInt()).isEqualTo(1);
        var rejects = service.get("/uploads/" + upload.path("id").asString() + "/rejects");
        assertThat(rejects.at("/items/0/row").asString()).contains("\"ab\":\"7\"");
    }

    @Test
    void namesTheSheetsOfAWorkbook() throws IOException {
        var book =
                new WorkbookFile()
                        .sheet("Cover", "<row r='1'>%s</row>".formatted(text("A1", "Our sales")))
                        .sheet(
                                "Sales",
                                "<row r='1'>%s%s%s</row><row r='2'>%s%s<c r='C2'><v>5</v></c></row>"
                                        .formatted(
                                                text("A1", "customer"),
                                                text("B1", "date"),
                                                text("C1", "amount"),
                                                text("A2", ann),
                                                text("B2", "2025-01-05")))
                        .bytes();

        var cover = service.upload("", () -> new ByteArrayInputStream(book));
        var sales = service.upload("?sheet=Sales", () -> new ByteArrayInputStream(book));

        assertThat(cover.path("failure").path("detail").asString())
                .contains("\"Cover\" is read", "another one: Sales.");
        assertThat(sales.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(sales.at("/reading/notes/0").asString())
                .contains("\"Sales\" is read", "another one: Cover.");
    }

    private static String text(String place, String text) {
        return "<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(place, text);
    }

    private JsonNode upload(String query, String csv) {
        return service.upload(query, () -> new ByteArrayInputStream(csv.getBytes(UTF_8)));
    }

    private JsonNode preview(String query, String csv) {
        return service.json(
                service.post("/uploads/preview" + query, "text/csv", BodyPublishers.ofString(csv))
                        .body());
    }
}
