package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicInteger;

/// Uploads as a client sees them.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class UploadTests {

    private static final String HEADER = "customer_id,order_id,quantity,unit_price,timestamp\n";
    private static final AtomicInteger TESTS = new AtomicInteger();

    /// Customers of this test alone.
    private final String ann = "ann" + TESTS.incrementAndGet();

    private final String bob = "bob" + TESTS.get();
    private final String annsRow = ann + ",o1,2,3.50,2025-01-05T10:00:00Z\n";
    private final String bobsRow = bob + ",o2,1,9.99,2025-02-05T10:00:00Z\n";

    private final ServiceClient service;

    UploadTests(@LocalServerPort int port) {
        service = new ServiceClient(port);
    }

    @Test
    void explainsEveryRefusedRow() {
        var upload =
                service.upload(
                        HEADER + annsRow + ",o3,1,1,2025-01-01\n" + "cid,o4,1,0,2025-01-01\n");

        assertThat(upload.path("rows").path("read").asInt()).isEqualTo(3);
        assertThat(upload.path("rows").path("accepted").asInt()).isEqualTo(1);
        var rejects =
                service.get("/uploads/" + upload.path("id").asString() + "/rejects").path("items");
        assertThat(rejects).hasSize(2);
        assertThat(rejects.get(0).path("line").asInt()).isEqualTo(3);
        assertThat(rejects.get(0).path("field").asString()).isEqualTo("customer_id");
        assertThat(rejects.get(0).path("code").asString()).isEqualTo("missing-customer-id");
        assertThat(rejects.get(0).path("row").asString()).isEqualTo(",o3,1,1,2025-01-01");
        assertThat(rejects.get(1).path("code").asString()).isEqualTo("non-positive-amount");
    }

    @Test
    void addsNothingWhenTheSameRowsComeInAnotherFile() {
        service.upload(HEADER + annsRow);

        var second = service.upload(HEADER + bobsRow + annsRow);

        assertThat(second.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(second.path("rows").path("duplicates").asInt()).isEqualTo(1);
    }

    @Test
    void takesAnUploadBackOut() {
        service.upload(HEADER + annsRow);
        var second = service.upload(HEADER + bobsRow);

        var undone = service.delete("/uploads/" + second.path("id").asString());

        assertThat(undone.statusCode()).isEqualTo(200);
        assertThat(undone.body()).contains("\"status\":\"UNDONE\"");
        assertThat(service.answer("/customers/" + bob).statusCode()).isEqualTo(404);
        assertThat(service.answer("/customers/" + ann).statusCode()).isEqualTo(200);
        assertThat(service.upload(HEADER + bobsRow).path("rows").path("accepted").asInt())
                .isEqualTo(1);
        assertThat(service.delete("/uploads/" + second.path("id").asString()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void storesNothingOnADryRunAndTellsTheSame() {
        var tried = service.upload("?dryRun=true", () -> bytes(HEADER + annsRow + bobsRow));

        assertThat(tried.path("sameContentAs").isNull()).isTrue();
        assertThat(tried.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(tried.path("rows").path("accepted").asInt()).isEqualTo(2);
        assertThat(service.answer("/customers/" + ann).statusCode()).isEqualTo(404);
    }

    @Test
    void subtractsReturnsFromTheirPurchaseWhenAskedAndTellsWhatFoundNone() {
        var rows =
                ann
                        + ",o1,2,3.50,2025-01-05T10:00:00Z\n"
                        + ann
                        + ",C2,-1,3.50,2025-01-07T10:00:00Z\n"
                        + ann
                        + ",C3,-9,3.50,2025-01-08T10:00:00Z\n";

        var upload = service.upload("?returns=net", () -> bytes(HEADER + rows));

        assertThat(upload.path("rows").path("returns").asInt()).isEqualTo(2);
        var netted = upload.path("netted");
        assertThat(netted.path("amount").asDouble()).isEqualTo(7);
        assertThat(netted.path("unmatchedRows").asInt()).isEqualTo(1);
        assertThat(netted.path("unmatchedAmount").asDouble()).isEqualTo(28);
        var bought = service.get("/customers/" + ann).path("purchases");
        assertThat(bought.path("revenue").asDouble()).isZero();
        assertThat(bought.path("orders").asInt()).isEqualTo(1);
    }

    @Test
    void tellsHowManyReturnsToBeSubtractedAreHeldAsExcluded() {
        var rows =
                annsRow
                        + ann
                        + ",C2,-1,3.50,2025-01-07T10:00:00Z\n"
                        + ann
                        + ",C3,-9,3.50,2025-01-08T10:00:00Z\n";
        var first = service.upload(HEADER + rows);

        var again = service.upload("?returns=net", () -> bytes(HEADER + rows));

        assertThat(first.path("reading").path("notes")).isEmpty();
        assertThat(again.path("netted").path("amount").asDouble()).isZero();
        assertThat(again.path("reading").path("notes"))
                .extracting(JsonNode::asString)
                .containsExactly(
                        "2 of the returned rows are known from uploads with returns=exclude:"
                                + " nothing is subtracted for them while those uploads stand.");
        service.delete("/uploads/" + first.path("id").asString());
        var heir = service.get("/uploads/" + again.path("id").asString());
        assertThat(heir.path("netted").path("amount").asDouble()).isEqualTo(7);
    }

    @Test
    void tellsWhatReturnsFoundOnceTheirPurchasesHaveComeAndAfterTheyAreTakenBack() {
        var back = HEADER + ann + ",C2,-3,3.50,2025-01-07T10:00:00Z\n";
        var returns = service.upload("?returns=net", () -> bytes(back));
        var path = "/uploads/" + returns.path("id").asString();
        assertThat(returns.path("netted").path("unmatchedAmount").asDouble()).isEqualTo(10.5);

        var purchases = service.upload(HEADER + annsRow);
        var matched = service.get(path).path("netted");
        assertThat(matched.path("amount").asDouble()).isEqualTo(7);
        assertThat(matched.path("unmatchedRows").asInt()).isEqualTo(1);
        assertThat(matched.path("unmatchedAmount").asDouble()).isEqualTo(3.5);
        var row =
                "[{\"customer\":\"%s\",\"order\":\"o9\",\"quantity\":1,\"price\":3.5,\"date\":\"2025-01-06\"}]"
                        .formatted(ann);
        service.post("/uploads", "application/json", BodyPublishers.ofString(row));
        assertThat(service.get(path).path("netted").path("unmatchedRows").asInt()).isZero();

        service.delete("/uploads/" + purchases.path("id").asString());
        var left = service.get(path).path("netted");
        assertThat(left.path("amount").asDouble()).isEqualTo(3.5);
        assertThat(left.path("unmatchedAmount").asDouble()).isEqualTo(7);
        var report = service.get("/insights/data-quality?upload=" + returns.path("id").asString());
        assertThat(report.path("findings"))
                .filteredOn(finding -> finding.path("code").asString().equals("unmatched-returns"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.path("revenue").asDouble()).isEqualTo(7));
    }

    @Test
    void readsQuotesBehindBackslashesAndSaysSo() {
        var rows =
                "customer_id,product_name,amount,timestamp\n%1$s,\"5\\\" lamp, red\",3.50,2025-01-05\n"
                        .formatted(ann);

        var upload = service.upload(rows);

        assertThat(upload.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(upload.path("reading").path("notes"))
                .extracting(JsonNode::asString)
                .containsExactly(
                        "Quotes within cells stand behind a backslash, and are read without it.");
    }

    @Test
    void sumsWhatRowsCameToThatWereNotTaken() {
        var rows = annsRow + annsRow + ",o3,2,1.25,2025-01-01\n" + bob + ",o4,2,1.25,soon\n";

        var upload = service.upload(HEADER + rows);

        assertThat(upload.path("duplicatesAmount").asDouble()).isEqualTo(7);
        var refused = upload.path("rejectedAmountByReason");
        assertThat(refused.path("missing-customer-id").asDouble()).isEqualTo(2.5);
        assertThat(refused.path("invalid-timestamp").asDouble()).isEqualTo(2.5);
    }

    @Test
    void addsTheLinesOfOverlappingExportsOnceThoughTheseNumberThemAnew() {
        var header = ",customer_id,order_id,quantity,unit_price,timestamp,exported_at\n";
        var monday = "0,%s,o1,1,2.50,2025-01-06,2025-01-07\n".formatted(ann);
        var week =
                "0,%1$s,o0,1,9.00,2025-01-05,2025-01-08\n1,%1$s,o1,1,2.50,2025-01-06,2025-01-08\n"
                        .formatted(ann);
        service.upload(header + monday);

        var overlapping = service.upload(header + week);

        assertThat(overlapping.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(overlapping.path("rows").path("duplicates").asInt()).isEqualTo(1);
        assertThat(overlapping.path("reading").path("notes")).hasSize(2);
    }

    @Test
    void tellsOfAFileWhosePurchasesAreInSeveralCurrencies() {
        var rows =
                """
                customer_id,amount,timestamp,currency
                %1$s,£3.50,2025-01-05,
                %1$s,4.50,2025-01-06,GBP
                %1$s,5.00 €,2025-01-07,
                """
                        .formatted(ann);

        var upload = service.upload(rows);

        var currencies = upload.path("reading").path("currencies");
        assertThat(currencies)
                .extracting(one -> one.path("currency").asString())
                .containsExactly("GBP", "EUR");
        assertThat(currencies).extracting(one -> one.path("rows").asInt()).containsExactly(2, 1);
        assertThat(currencies.get(0).path("amount").asDouble()).isEqualTo(8);
        assertThat(upload.path("reading").path("notes").get(0).asString())
                .startsWith("Amounts are in several currencies, GBP in 2 rows, EUR in 1 row");
        var findings =
                service.get("/insights/data-quality?upload=" + upload.path("id").asString())
                        .path("findings");
        assertThat(findings)
                .filteredOn(one -> one.path("code").asString().equals("mixed-currencies"))
                .singleElement()
                .satisfies(
                        mixed -> {
                            assertThat(mixed.path("rows").asInt()).isEqualTo(1);
                            assertThat(mixed.path("revenue").asDouble()).isEqualTo(5);
                        });
    }

    @Test
    void flagsRowsThatSellNoProductOrRefusesThemWhenAsked() {
        var rows =
                "customer_id,order_id,product_id,amount,timestamp\n"
                        + ann
                        + ",o1,POST,4,2025-01-05\n"
                        + ann
                        + ",o1,mug,6,2025-01-05\n";

        var tried = service.upload("?dryRun=true&nonProducts=drop", () -> bytes(rows));
        var kept = service.upload(rows);

        assertThat(tried.path("rejectedByReason").path("non-product").asInt()).isEqualTo(1);
        assertThat(tried.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(kept.path("rows").path("accepted").asInt()).isEqualTo(2);
        assertThat(kept.path("nonProducts").asInt()).isEqualTo(1);
    }

    @Test
    void leavesTheRowsOfAnUndoneUploadThatAnotherOneSentToo() {
        var first = service.upload(HEADER + annsRow + bobsRow);
        var second = service.upload(HEADER + bobsRow);
        assertThat(second.path("rows").path("duplicates").asInt()).isEqualTo(1);

        service.delete("/uploads/" + first.path("id").asString());

        assertThat(service.answer("/customers/" + ann).statusCode()).isEqualTo(404);
        assertThat(service.answer("/customers/" + bob).statusCode()).isEqualTo(200);
        var heir = service.get("/uploads/" + second.path("id").asString());
        assertThat(heir.path("rows").path("accepted").asInt()).isEqualTo(1);
        assertThat(heir.path("rows").path("duplicates").asInt()).isZero();
        assertThat(heir.path("customers").asInt()).isEqualTo(1);
        assertThat(heir.path("firstOrderAt").isNull()).isFalse();
    }

    @Test
    void letsAFileSentAgainTakeThePlaceOfTheOneUndone() {
        var file = HEADER + annsRow + ",o1,2,3.50,2025-01-05T10:00:00Z\n";
        var first = service.upload(file);
        var second = service.upload(file);
        var third = service.upload(file);
        assertThat(second.path("sameContentAs")).isEqualTo(first.path("id"));

        service.delete("/uploads/" + first.path("id").asString());

        var place = "/uploads/" + second.path("id").asString();
        var heir = service.get(place);
        assertThat(heir.path("sameContentAs").isNull()).isTrue();
        assertThat(heir.path("rows")).isEqualTo(first.path("rows"));
        assertThat(heir.path("orders")).isEqualTo(first.path("orders"));
        assertThat(service.get(place + "/rejects").path("items")).hasSize(1);
        assertThat(
                        service.get("/insights/data-quality?upload=" + second.path("id").asString())
                                .path("sent")
                                .path("accepted")
                                .asInt())
                .isEqualTo(1);
        assertThat(service.get("/uploads/" + third.path("id").asString()).path("sameContentAs"))
                .isEqualTo(second.path("id"));
        assertThat(service.answer("/customers/" + ann).statusCode()).isEqualTo(200);
        service.delete(place);
        service.delete("/uploads/" + third.path("id").asString());
        assertThat(service.answer("/customers/" + ann).statusCode()).isEqualTo(404);
    }

    @Test
    void failsWithAReasonWhenTheColumnsAreUnknown() {
        var upload = service.upload("a,b,c\n1,2,3\n");

        assertThat(upload.path("status").asString()).isEqualTo("FAILED");
        assertThat(upload.path("failure").path("type").asString())
                .isEqualTo("/problems/unknown-columns");
        assertThat(upload.path("failure").path("detail").asString())
                .contains("customer-id")
                .contains("a, b, c");
    }

    @Test
    void failsWithTheReasonsWhenNoRowIsUsable() {
        var upload = service.upload(HEADER + ",o3,1,1,2025-01-01\n");

        assertThat(upload.path("failure").path("type").asString())
                .isEqualTo("/problems/no-usable-row");
        assertThat(upload.path("failure").path("detail").asString())
                .contains("1 missing-customer-id");
        assertThat(upload.path("reading").path("columns").get(0).path("column").asString())
                .isEqualTo("customer_id");
        assertThat(upload.path("rows").path("rejected").asInt()).isEqualTo(1);
        assertThat(
                        service.get("/uploads/" + upload.path("id").asString() + "/rejects")
                                .path("items"))
                .hasSize(1);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
