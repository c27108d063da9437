package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import io.clientele.testing.TestDatabaseInitializer;
import io.clientele.workbook.WorkbookFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;

/// The journeys of those who work with the dashboard, in a real browser.
@EnabledIf(
        value = "io.clientele.Chromium#present",
        disabledReason = "There is no Chromium on this machine.")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@ExtendWith(OneChromium.class)
@TestInstance(Lifecycle.PER_CLASS)
class DashboardJourneyTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    private Chromium chromium;
    private ServiceClient service;

    @BeforeAll
    void fillTheShop(Chromium browser) throws IOException {
        chromium = browser;
        service = DashboardShop.fill(port);
    }

    @Test
    void looksUpACustomer() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("");
            visitor.page().locator("#lookup-id").fill("10007");
            visitor.press("Enter");
            visitor.sees("Customer 10007: ").settle();

            assertThat(visitor.page().url()).endsWith("#/customers/10007");
            visitor.sees("Score \\d\\d\\d")
                    .sees("[Ee]xpected over the next 12 months|Expected revenue")
                    .sees("\\d+ orders?,? (usually|on) ");

            visitor.page().locator("#lookup-id").fill("nobody & co");
            visitor.press("Enter");
            visitor.sees("Nobody is known as nobody & co").heardNoComplaint();
        }
    }

    @Test
    void offersToTakeTheDemoShopOutOnceThereAreOthers() {
        var form =
                """
                --cut\r
                Content-Disposition: form-data; name="file"; filename="demo-shop.csv"\r
                \r
                customer_id,amount,timestamp
                made-up,9.50,2025-03-05T10:00:00Z
                \r
                --cut--\r
                """;
        var demo =
                ServiceClient.location(
                        service.post(
                                "/uploads",
                                "multipart/form-data; boundary=cut",
                                BodyPublishers.ofString(form)));
        await().until(() -> service.get(demo).path("status").asString().equals("SUCCEEDED"));
        try (var visitor = chromium.visit(port)) {
            visitor.open("").sees("still among your own").picture("demo-shop-mixed");
            visitor.button("^Take the demo shop out$").click();
            visitor.sees("The demo shop is out of your data").heardNoComplaint();

            assertThat(service.get(demo).path("status").asString()).isEqualTo("UNDONE");
            visitor.open("data").settle();
            assertThat(visitor.page().locator(".notice-with-action").count()).isZero();
        }
    }

    @Test
    void editsAStrategyInPlace() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("segments/at-risk");
            visitor.button("^Edit$").click();
            visitor.field("Goal").fill("Bring every one of them back by Easter.");
            visitor.field("Next best action: a reminder to buy again")
                    .fill("Remind them of Easter.");
            visitor.button("^Save$").click();
            visitor.sees("Saved\\.").picture("strategy-saved");

            visitor.open("segments/at-risk").sees("Bring every one of them back by Easter");
            visitor.button("^Edit$").click();
            assertThat(visitor.field("Next best action: a reminder to buy again").inputValue())
                    .isEqualTo("Remind them of Easter.");
            assertThat(visitor.field("Next best action: an invitation to come back").inputValue())
                    .startsWith("Ask in one question why they stayed away");
            visitor.field("Actions, one a line (2 to 6), the most important first")
                    .fill("One only");
            visitor.button("^Save$").click();
            visitor.page().locator("[role=alert]").first().waitFor();
            visitor.button("^Back to the default$").click();
            visitor.sees("The default strategy holds again").heardNoComplaint();
        }
    }

    @Test
    void tellsWhereASegmentBuys() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("segments/champions")
                    .sees(" brings \\d+% of what they spend")
                    .sees("Channels")
                    .heardNoComplaint();
        }
    }

    @Test
    void savesAListAsAFile() throws IOException {
        try (var visitor = chromium.visit(port)) {
            visitor.open("segments/champions");
            var download = visitor.page().waitForDownload(visitor.button("^Download CSV$")::click);

            assertThat(download.suggestedFilename()).isEqualTo("champions.csv");
            var lines = Files.readAllLines(download.path());
            assertThat(lines.getFirst()).startsWith("customerId,");
            assertThat(visitor.title()).contains(" %d customers ".formatted(lines.size() - 1));
        }
    }

    @Test
    void findsAndSortsMembers() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("segments/champions");
            // Not the first table of the page, which is folded away below the expected sales.
            var rows = visitor.page().locator("table", named("Members of")).locator("tbody tr");
            var id = rows.first().locator("th").innerText();
            assertThat(id).isNotBlank();
            visitor.field("Search the members").fill(id);
            visitor.sees("match\\.");
            assertThat(rows.count()).isLessThan(4);

            visitor.open("segments/champions?find=" + id);
            assertThat(rows.first().locator("th").innerText()).isEqualTo(id);
            visitor.field("Search the members").fill("");
            visitor.button("^Orders$").click();
            assertThat(visitor.page().locator("th[aria-sort=descending]").innerText())
                    .contains("Orders");
            visitor.heardNoComplaint();
        }
    }

    @Test
    void savesAnAudienceAndKeepsSomeOfItOut() throws IOException {
        try (var visitor = chromium.visit(port)) {
            visitor.open("audiences");
            var form = visitor.page().locator("form[aria-label='A new audience']");
            form.locator("input[name=name]").fill("Spenders at risk");
            form.getByLabel("Which").selectOption("at-risk");
            form.getByLabel("Number").fill("20");
            visitor.button("^Save audience$").click();
            visitor.sees("Behaviour is At risk and Spent at least 20").picture("audience");
            var download = visitor.page().waitForDownload(visitor.button("^Google Ads$")::click);
            assertThat(download.suggestedFilename()).isEqualTo("spenders-at-risk-google-ads.csv");

            service.put(
                    "/audiences/" + service.get("/audiences").at("/items/0/id").asString(),
                    AudienceClient.draft("Spenders at risk", AudienceClient.inRegion("South")));
            visitor.open("audiences").sees("The changes also take out");

            var group = visitor.page().locator("form[aria-label='A new control group']");
            group.locator("input[name=name]").fill("Autumn letter");
            group.getByLabel("Of whom").selectOption("segmentId:champions");
            visitor.button("^Keep them out$").click();
            visitor.button("^Effect$").click();
            visitor.field("From").fill("2025-06-01");
            visitor.button("^Measure$").click();
            visitor.sees("Could be written to");
            visitor.heardNoComplaint();
        }
    }

    @Test
    void schedulesRunsAndTellsOthers() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("automation");
            visitor.page()
                    .locator("form[aria-label='A new schedule'] input[name=name]")
                    .fill("Nightly");
            visitor.button("^Add schedule$").click();
            visitor.sees("Nightly").button("^Switch off$").click();
            visitor.sees("switched off");

            visitor.field("Address").fill("https://127.0.0.1/told");
            visitor.button("^Add webhook$").click();
            visitor.page().locator("form[aria-label='A new webhook'] [role=alert]").waitFor();
            visitor.field("Address").fill("https://1.1.1.1/told");
            visitor.button("^Add webhook$").click();
            visitor.sees("never again").picture("webhook");
            visitor.button("^Deliveries$").click();
            visitor.sees("Nothing has been sent yet");
            var row = visitor.page().locator("tr", named("1.1.1.1"));
            row.getByText("Delete").click();
            row.getByText("Delete for good").click();
            visitor.sees("Nobody is told").heardNoComplaint();
        }
    }

    @Test
    void triesAnImportAgainThatWasGivenUp() {
        var file = "customer_id,amount,timestamp\n10007,5,2025-01-01\n";
        var upload =
                service.upload("?dryRun=true", () -> new ByteArrayInputStream(file.getBytes(UTF_8)))
                        .path("id")
                        .asString();
        jdbc.sql(
                        """
                        with kept as (
                            insert into upload_content (upload_id, piece, bytes)
                            values (:id::uuid, 0, convert_to(:file, 'UTF8')))
                        update upload
                        set status = 'FAILED', failure_type = 'internal-error', failure_detail = 'It is given up.'
                        where id = :id::uuid
                        """)
                .param("id", upload)
                .param("file", file)
                .update();
        try (var visitor = chromium.visit(port)) {
            visitor.open("data/" + upload).sees("It is given up").button("^Try again$").click();
            visitor.sees("1 purchase taken").heardNoComplaint();
        }
    }

    @Test
    void mapsColumnsOfAnyFileAsTheServiceReadsIt() throws IOException {
        var csv =
                "\"Käufer, alt\";\"Umsatz \"\"brutto\"\"\";Tag\nMüller;12,50;03.02.2025\nJäger;3,00;04.02.2025\n";
        var cell = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
        var row = "<row>" + cell.repeat(3) + "</row>";
        var workbook =
                new WorkbookFile()
                        .sheet(
                                "Bestellungen",
                                row.formatted("Wer", "Wie viel", "Wann")
                                        + row.formatted("w-1", "7.5", "2025-02-05"))
                        .bytes();
        try (var visitor = chromium.visit(port)) {
            visitor.open("data");
            choose("alt.csv", csv.getBytes(Charset.forName("windows-1252")), visitor);
            visitor.sees("Say which columns of alt.csv mean what").sees("semicolons");
            visitor.field("Customer").selectOption("Käufer, alt");
            visitor.field("Amount of the line").selectOption("Umsatz \"brutto\"");
            visitor.field("Date of the order").selectOption("Tag");
            visitor.sees("Müller, Jäger").picture("upload-mapping");
            visitor.button("^Check again").click();
            visitor.sees("2 rows of 2 are purchases").button("^Import 2 rows$").click();
            visitor.sees("2 purchases of 2 customers are in");
            assertThat(service.answer("/customers/M%C3%BCller/purchases").statusCode())
                    .isEqualTo(200);

            visitor.button("^Send another file$").click();
            choose("neu.xlsx", workbook, visitor);
            visitor.sees("Excel, sheet “Bestellungen”");
            visitor.field("Customer").selectOption("Wer");
            visitor.field("Amount of the line").selectOption("Wie viel");
            visitor.field("Date of the order").selectOption("Wann");
            visitor.button("^Check again").click();
            visitor.sees("1 row of 1 is a purchase").heardNoComplaint();
        }
    }

    private static void choose(String name, byte[] file, Visitor visitor) {
        visitor.page()
                .locator("#file")
                .setInputFiles(new FilePayload(name, "application/octet-stream", file));
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
