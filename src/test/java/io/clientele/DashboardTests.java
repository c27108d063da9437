package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;

import io.clientele.demo.DemoShop;
import io.clientele.demo.DemoShopOptions;
import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/// The journeys of those who use the dashboard, in a real browser.
@EnabledIf(
        value = "io.clientele.Chromium#present",
        disabledReason = "There is no Chromium on this machine.")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
class DashboardTests {

    private static final List<String> VIEWS =
            List.of(
                    "",
                    "segments",
                    "segments?family=grid",
                    "segments/champions",
                    "customers",
                    "customers/10007",
                    "clusters",
                    "value",
                    "movement",
                    "forecast",
                    "regions",
                    "baskets",
                    "audiences",
                    "automation",
                    "data",
                    "runs");

    private static Chromium chromium;
    private static int shopOf;

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;

    @BeforeAll
    static void startTheBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeTheBrowser() {
        chromium.close();
    }

    /// The same file adds nothing the second time, so one run on each day is enough.
    @BeforeEach
    void fillTheShop() throws IOException {
        if (shopOf == port) {
            return;
        }
        var csv = new ByteArrayOutputStream();
        DemoShop.write(csv, DemoShopOptions.demo().withCustomers(400));
        var service = new ServiceClient(port);
        service.upload("", () -> new ByteArrayInputStream(csv.toByteArray()));
        service.segment("{\"asOf\": \"2025-04-01\"}");
        service.segment("{}");
        shopOf = port;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void showsEveryViewWithoutComplaintOrBarrier(ColorScheme theme) {
        try (var visitor = chromium.visit(port, new NewContextOptions().setColorScheme(theme))) {
            for (var view : VIEWS) {
                visitor.open(view).picture(theme.name().toLowerCase(Locale.ROOT) + fileName(view));

                assertThat(visitor.title()).as(view).isNotBlank();
                assertThat(visitor.page().locator(".state-error").count()).as(view).isZero();
                assertThat(visitor.barriers()).as(view).isEmpty();
            }
            visitor.heardNoComplaint();
        }
    }

    @Test
    void givesEachChartATable() {
        try (var visitor = chromium.visit(port)) {
            for (var view : VIEWS) {
                visitor.open(view);
                var charts = visitor.page().locator(".chart").count();
                var toggles = visitor.page().locator("button[aria-pressed=false]", named("Table"));
                assertThat(toggles.count()).as(view).isEqualTo(charts);
                for (int chart = charts - 1; chart >= 0; chart--) {
                    toggles.nth(chart).click();
                }
                assertThat(visitor.page().locator(".chart").count()).as(view).isZero();
                assertThat(visitor.page().locator(".card-stage tbody tr").count())
                        .as(view)
                        .isGreaterThanOrEqualTo(charts);
            }
            visitor.heardNoComplaint();
        }
    }

    @Test
    void looksUpACustomer() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("");
            visitor.page().locator("#lookup-id").fill("10007");
            visitor.press("Enter");
            visitor.sees("Customer 10007: ").settle();

            assertThat(visitor.page().url()).endsWith("#/customers/10007");
            visitor.sees("Score \\d\\d\\d").sees("Worth ");

            visitor.page().locator("#lookup-id").fill("nobody & co");
            visitor.press("Enter");
            visitor.sees("Nobody is known as nobody & co").heardNoComplaint();
        }
    }

    @Test
    void offersToTakeTheDemoShopOutOnceThereAreOthers() {
        var service = new ServiceClient(port);
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
            visitor.button("^Save$").click();
            visitor.sees("Saved\\.").picture("strategy-saved");

            visitor.open("segments/at-risk").sees("Bring every one of them back by Easter");
            visitor.button("^Edit$").click();
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
                new ServiceClient(port)
                        .upload(
                                "?dryRun=true",
                                () ->
                                        new ByteArrayInputStream(
                                                file.getBytes(StandardCharsets.UTF_8)))
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
    void keepsTheChosenTheme() {
        try (var visitor = chromium.visit(port, dark())) {
            visitor.open("").button("^Light mode$").click();
            visitor.open("");
            assertThat(visitor.page().locator("html").getAttribute("data-theme"))
                    .isEqualTo("light");
            visitor.button("^Dark mode$").click();
            visitor.heardNoComplaint();
        }
    }

    @Test
    void fitsAPhone() {
        try (var visitor = chromium.visit(port, phone())) {
            for (var view : VIEWS) {
                visitor.open(view).picture("phone" + fileName(view));
                assertThat(
                                visitor.page()
                                        .evaluate(
                                                "document.documentElement.scrollWidth - innerWidth"))
                        .as(view)
                        .isEqualTo(0);
            }
            visitor.button("Menu").click();
            visitor.picture("phone-menu");
            visitor.link("^Segments$").click();
            visitor.sees("of customers").heardNoComplaint();
        }
    }

    @Test
    void canBeUsedByKeyboardAlone() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("").press("Tab");
            assertThat(focused(visitor)).isEqualTo("Skip to the content");
            visitor.press("Tab", "Tab", "Tab", "Tab");
            assertThat(focused(visitor)).isEqualTo("Segments");

            visitor.press("Enter").sees("Every segment in numbers").settle();
            assertThat(focused(visitor)).as("focus goes to the title").contains("of customers");

            tabTo("Table", visitor);
            visitor.press("Enter");
            assertThat(visitor.page().locator("#announcer").textContent()).isEqualTo("Table shown");

            tabTo("Champions", visitor);
            visitor.press("Enter").sees("Champions: \\d+ customers").heardNoComplaint();
        }
    }

    @Test
    void goesBackAndForthByAddress() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("segments?family=tier").sees("Platinum");
            visitor.button("^Future value$").click();
            visitor.sees("Value A: ");
            assertThat(visitor.page().url()).endsWith("#/segments?family=value");
            visitor.page().goBack();
            visitor.sees("Platinum: ");
            visitor.page().reload();
            visitor.sees("Platinum: ").heardNoComplaint();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403", "500", "404"})
    void saysWhatToDoWhenTheServiceRefuses(int status) {
        try (var visitor = chromium.visit(port)) {
            var type = status == 404 ? "not-found" : status == 500 ? "internal-error" : "forbidden";
            visitor.page()
                    .route(
                            url -> url.contains("/segmentations/latest/clusters"),
                            route ->
                                    route.fulfill(
                                            new Route.FulfillOptions()
                                                    .setStatus(status)
                                                    .setContentType("application/problem+json")
                                                    .setBody(
                                                            """
                                                            {"type": "/problems/%s", "title": "Refused", "detail": "It was refused."}"""
                                                                    .formatted(type))));
            visitor.open("clusters")
                    .sees(
                            switch (status) {
                                case 401, 403 -> "This service asks for a key";
                                case 404 -> "Not available in this version";
                                default -> "It was refused";
                            })
                    .picture("state-" + status);
            if (status == 500) {
                visitor.page().unrouteAll();
                visitor.button("^Try again$").click();
                visitor.sees("groups describe your customers best");
            }
            visitor.heardNoComplaint();
        }
    }

    private static void tabTo(String name, Visitor visitor) {
        for (int i = 0; i < 300 && !name.equals(focused(visitor)); i++) {
            visitor.press("Tab");
        }
        assertThat(focused(visitor)).isEqualTo(name);
    }

    private static String focused(Visitor visitor) {
        return String.valueOf(visitor.page().evaluate("document.activeElement.textContent.trim()"));
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static NewContextOptions dark() {
        return new NewContextOptions().setColorScheme(ColorScheme.DARK);
    }

    private static NewContextOptions phone() {
        return new NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.LIGHT);
    }

    private static String fileName(String view) {
        return "-" + (view.isEmpty() ? "overview" : view.replaceAll("\\W+", "-"));
    }
}
