package io.clientele.preview;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.ClienteleApplication;
import io.clientele.ServiceClient;
import io.clientele.testing.TestDatabaseInitializer;
import io.clientele.workbook.WorkbookFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// How a file would be read, of every format.
@SpringBootTest(classes = ClienteleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class PreviewTests {

    private static final String CSV = "customer_id,amount,timestamp\n";

    private final ServiceClient service;

    PreviewTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void looksAtFewerRowsWhereTheyAreLong() {
        var row = "ann,1,2025-02-03,%s\n".formatted("x".repeat(32_000)).repeat(60);

        var found = json(post("", (CSV.strip() + ",note\n" + row).getBytes(UTF_8)));

        assertThat(found.path("checked").path("rows").asInt()).isEqualTo(33);
        assertThat(found.path("checked").path("all").asBoolean()).isFalse();
    }

    @Test
    void readsTheEncodingAndDialectOfTheFileAndTakesColumnsByNumber() {
        var file =
                """
                "Käufer, alt";"Umsatz \"\"brutto\"\"\";Umsatz;Tag
                Müller;12,50;10,50;03.02.2025
                Jäger;;1,00;04.02.2025
                """
                        .getBytes(Charset.forName("windows-1252"));

        var found = json(post("", file));

        assertThat(found.path("format").asString()).isEqualTo("CSV");
        assertThat(found.path("charset").asString()).isEqualTo("windows-1252");
        assertThat(found.path("delimiter").asString()).isEqualTo(";");
        assertThat(found.at("/columns/0/name").asString()).isEqualTo("Käufer, alt");
        assertThat(found.at("/columns/0/examples/0").asString()).isEqualTo("Müller");
        assertThat(found.at("/columns/1/name").asString()).isEqualTo("Umsatz \"brutto\"");
        assertThat(found.at("/fault/code").asString()).isEqualTo("missing-column");
        assertThat(found.path("checked").isNull()).isTrue();
        assertThat(found.path("mapping"))
                .as("what was recognised all the same")
                .extracting(choice -> choice.path("field").asString())
                .contains("amount");

        var chosen =
                json(post("?mapping=customer-id%3D%231,amount%3D%232,ordered-at%3D%234", file));

        assertThat(chosen.path("fault").isNull()).isTrue();
        assertThat(chosen.path("mapping"))
                .extracting(choice -> choice.path("column").asInt())
                .containsExactlyInAnyOrder(1, 2, 4);
        assertThat(chosen.at("/checked/rows").asInt()).isEqualTo(2);
        assertThat(chosen.at("/checked/purchases").asInt()).isEqualTo(1);
        assertThat(chosen.at("/checked/refused").asInt()).isEqualTo(1);
        assertThat(chosen.at("/checked/all").asBoolean()).isTrue();
        var quoted =
                URLEncoder.encode(
                        "customer-id=\"Käufer, alt\",amount=\"Umsatz \"\"brutto\"\"\",ordered-at=Tag",
                        UTF_8);
        assertThat(json(post("?mapping=" + quoted, file)).path("checked"))
                .isEqualTo(chosen.path("checked"));
    }

    static Stream<Arguments> formats() throws IOException {
        return Stream.of(
                Arguments.of("CSV", (CSV + "1,2.50,2025-01-05\n").getBytes(UTF_8)),
                Arguments.of("CSV", gzip(CSV + "1,2.50,2025-01-05\n")),
                Arguments.of(
                        "NDJSON",
                        "{\"customer_id\": \"1\", \"amount\": 2.5, \"timestamp\": \"2025-01-05\"}\n"
                                .getBytes(UTF_8)),
                Arguments.of(
                        "JSON",
                        "[{\"customer_id\": \"1\", \"amount\": 2.5, \"timestamp\": \"2025-01-05\"}]"
                                .getBytes(UTF_8)),
                Arguments.of("XLSX", workbook()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void showsTheColumnsOfEveryFormatAndStoresNothing(String format, byte[] file) {
        var before = service.get("/uploads").path("items");

        var found = json(post("", file));

        assertThat(found.path("format").asString()).isEqualTo(format);
        assertThat(found.path("columns"))
                .extracting(column -> column.path("name").asString())
                .containsExactly("customer_id", "amount", "timestamp");
        assertThat(found.at("/columns/0/examples/0").asString()).isEqualTo("1");
        assertThat(found.at("/checked/purchases").asInt()).isEqualTo(1);
        assertThat(service.get("/uploads").path("items")).isEqualTo(before);
    }

    @Test
    void takesTheQueryOfAnImport() {
        var file =
                "customer_id,product_name,amount,timestamp\nann,Tea,2.50,2025-01-05\nann,Postage,3,2025-01-05\n"
                        .getBytes(UTF_8);
        var before = service.get("/uploads").path("items");

        var found = json(post("?duplicates=keep&returns=net&nonProducts=drop&dryRun=false", file));

        assertThat(found.at("/checked/purchases").asInt()).isEqualTo(1);
        assertThat(found.at("/checked/refusedByReason/non-product").asInt()).isEqualTo(1);
        assertThat(json(post("", file)).at("/checked/purchases").asInt()).isEqualTo(2);
        assertThat(service.get("/uploads").path("items")).isEqualTo(before);
        assertThat(post("?nonproducts=drop", file).statusCode()).isEqualTo(400);
    }

    @Test
    void leavesOutWhatABeginningBreaksOffIn() throws IOException {
        var csv = (CSV + "1,2.50,2025-01-05\n".repeat(3) + "1,2.5").getBytes(UTF_8);
        var rows = "{\"customer_id\": \"1\", \"amount\": 2.5, \"timestamp\": \"2025-01-05\"}";
        var json = ("[" + rows + "," + rows + "," + rows.substring(0, 30)).getBytes(UTF_8);
        var packed = gzip(CSV + "1,2.50,2025-01-05\n".repeat(50_000));

        assertThat(json(post("?cutOff=true", csv)).at("/checked/rows").asInt()).isEqualTo(3);
        assertThat(json(post("?cutOff=true", json)).at("/checked/rows").asInt()).isEqualTo(2);
        assertThat(
                        json(post("?cutOff=true", Arrays.copyOf(packed, packed.length - 500)))
                                .at("/checked/rows")
                                .asInt())
                .isEqualTo(1_000);
        assertThat(post("", json).statusCode()).as("whole, it is broken").isEqualTo(422);
        assertThat(json(post("", csv)).at("/checked/rows").asInt()).isEqualTo(4);
    }

    @Test
    void tellsWhatOfAFileIsKnownAlready() {
        var january = CSV + "known1,2.50,2025-01-05\nknown1,2.50,2025-01-06\n";
        var overlapping =
                CSV
                        + "known1,2.50,2025-01-06\nknown1,2.50,2025-01-06\n"
                        + "known2,1.50,2025-01-07\nknown2,1.50,2025-01-07\n";
        var before = json(post("", january.getBytes(UTF_8)));
        var upload = service.upload(january);

        var same = json(post("", january.getBytes(UTF_8)));
        var beginning = json(post("?cutOff=true", january.getBytes(UTF_8)));
        var other = json(post("", overlapping.getBytes(UTF_8)));

        assertThat(before.path("sameContentAs").isNull()).isTrue();
        assertThat(before.at("/checked/known").asInt()).isZero();
        assertThat(same.path("sameContentAs")).isEqualTo(upload.path("id"));
        assertThat(same.at("/checked/known").asInt()).isEqualTo(2);
        assertThat(beginning.path("sameContentAs").isNull()).isTrue();
        assertThat(beginning.at("/checked/known").asInt()).isEqualTo(1);
        assertThat(other.path("sameContentAs").isNull()).isTrue();
        assertThat(other.at("/checked/purchases").asInt()).isEqualTo(4);
        assertThat(other.at("/checked/known").asInt()).isEqualTo(2);
        assertThat(other.at("/checked/repeated").asInt()).isEqualTo(1);
        assertThat(service.upload(overlapping).at("/rows/duplicates").asInt()).isEqualTo(3);
        service.delete("/uploads/" + upload.path("id").asString());
        assertThat(json(post("", january.getBytes(UTF_8))).path("sameContentAs").isNull()).isTrue();
    }

    @Test
    void namesALongFileByItsWholeContent() {
        var file = CSV + "known3,2.50,2025-01-05\n".repeat(2_000);
        var upload = service.upload(file);

        assertThat(json(post("", file.getBytes(UTF_8))).path("sameContentAs"))
                .isEqualTo(upload.path("id"));
        var other = json(post("", (file + "known3,3.50,2025-01-05\n").getBytes(UTF_8)));
        assertThat(other.path("sameContentAs").isNull()).isTrue();
        assertThat(other.at("/checked/known").asInt()).isEqualTo(1_000);
        assertThat(other.at("/checked/repeated").asInt()).isZero();
    }

    @Test
    void saysWhatIsNoTable() {
        var answer = post("", new byte[] {0, 1, 2, 3, 0, 9});

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/problems/unreadable-file");
        assertThat(post("", new byte[0]).body()).contains("The file is empty");
    }

    private HttpResponse<String> post(String query, byte[] file) {
        return service.post(
                "/uploads/preview" + query,
                "application/octet-stream",
                BodyPublishers.ofByteArray(file));
    }

    private JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return service.json(answer.body());
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        return new WorkbookFile()
                .sheet(
                        "Orders",
                        row(1, "customer_id", "amount", "timestamp")
                                + row(2, "1", "2.50", "2025-01-05"))
                .bytes();
    }

    private static String row(int number, String... cells) {
        var row = new StringBuilder("<row r=\"%d\">".formatted(number));
        for (int i = 0; i < cells.length; i++) {
            row.append(
                    "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                            .formatted('A' + i, number, cells[i]));
        }
        return row.append("</row>").toString();
    }
}
