package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;

import io.clientele.testing.TestDatabaseInitializer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// What every view of the dashboard owes its visitors, in a real browser: either theme, desk and
/// phone, keyboard and screen reader, and a word where something is missing.
@EnabledIf(
        value = "io.clientele.Chromium#present",
        disabledReason = "There is no Chromium on this machine.")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabaseInitializer.class)
@ExtendWith(OneChromium.class)
@TestInstance(Lifecycle.PER_CLASS)
class DashboardViewTests {

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

    /// Of which there is a picture in the dark too.
    private static final Set<String> IN_THE_DARK = Set.of("", "customers/10007", "value");

    @LocalServerPort private int port;
    private Chromium chromium;

    @BeforeAll
    void fillTheShop(Chromium browser) throws IOException {
        chromium = browser;
        DashboardShop.fill(port);
    }

    /// Each view is loaded once: with charts on a desk in the light, then with tables on a phone in
    /// the dark.
    @Test
    void showsEveryViewOnDeskAndPhoneInEitherThemeWithoutComplaintOrBarrier() {
        try (var visitor = chromium.visit(port, light())) {
            for (var view : VIEWS) {
                visitor.open(view).picture("light" + fileName(view));
                assertThat(visitor.title()).as(view).isNotBlank();
                assertThat(visitor.page().locator(".state-error").count()).as(view).isZero();
                assertThat(visitor.barriers()).as(view).isEmpty();

                visitor.theme(ColorScheme.DARK);
                if (IN_THE_DARK.contains(view)) {
                    visitor.settle().picture("dark" + fileName(view));
                }
                visitor.narrow(true).picture("phone" + fileName(view));
                assertThat(wider(visitor)).as(view).isEqualTo(0);
                showTables(view, visitor);
                assertThat(wider(visitor)).as(view + " with tables").isEqualTo(0);
                assertThat(visitor.barriers()).as(view + " on a phone").isEmpty();
                visitor.theme(ColorScheme.LIGHT).narrow(false);
            }
            visitor.heardNoComplaint();
        }
    }

    private static Object wider(Visitor visitor) {
        return visitor.page().evaluate("document.documentElement.scrollWidth - innerWidth");
    }

    private static void showTables(String view, Visitor visitor) {
        var charts = visitor.page().locator(".chart").count();
        var toggles = visitor.page().locator("button[aria-pressed=false]", named("Table"));
        assertThat(toggles.count()).as(view).isEqualTo(charts);
        toggles.evaluateAll("all => all.forEach(toggle => toggle.click())");
        assertThat(visitor.page().locator(".chart").count()).as(view).isZero();
        assertThat(visitor.page().locator(".card-stage tbody tr").count())
                .as(view)
                .isGreaterThanOrEqualTo(charts);
    }

    @Test
    void opensItsMenuOnAPhone() {
        try (var visitor = chromium.visit(port, phone())) {
            visitor.open("runs").button("Menu").click();
            visitor.picture("phone-menu");
            assertThat(visitor.barriers()).isEmpty();
            visitor.link("^Segments$").click();
            visitor.sees("of customers").heardNoComplaint();
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

    @Test
    void tellsHeadlinesWithTheirChangeAndTheirCaution() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("");
            var figures = visitor.page().locator(".figures .figure");
            assertThat(figures.count()).isEqualTo(5);
            assertThat(figures.locator(".figure-change").count())
                    .as("each has changed since April")
                    .isEqualTo(5);
            visitor.sees("Future value with care").open("value").sees("Future value with care");
            visitor.heardNoComplaint();
        }
    }

    @Test
    void namesOnlyGrowthThatIsTestedAgainstChance() {
        try (var visitor = chromium.visit(port)) {
            visitor.open("regions").sees("No region moved more than chance would have it");

            visitor.page()
                    .route(
                            url -> url.contains("/insights/regions"),
                            route ->
                                    route.fulfill(
                                            new Route.FulfillOptions()
                                                    .setBody(
                                                            route.fetch()
                                                                    .text()
                                                                    .replaceFirst(
                                                                            "(\"measure\":\"growth\"[^}]*\"significant\":)false",
                                                                            "$1true"))
                                                    .setContentType("application/json")));
            visitor.open("regions?of=regions")
                    .sees(" on the quarter before, all others ")
                    .heardNoComplaint();
        }
    }

    @Test
    void saysWhatToDoWhenTheServiceRefuses() {
        try (var visitor = chromium.visit(port)) {
            for (int status : List.of(401, 403, 500)) {
                refuse("/segmentations/latest/clusters", status, visitor);
                visitor.open("clusters")
                        .sees(
                                switch (status) {
                                    case 401, 403 -> "This service asks for a key";
                                    default -> "It was refused";
                                })
                        .picture("state-" + status);
            }
            visitor.page().unrouteAll();
            visitor.button("^Try again$").click();
            visitor.sees("groups describe your customers best").heardNoComplaint();
        }
    }

    @Test
    void saysBesideTheViewsWhyItKnowsNoDay() {
        try (var visitor = chromium.visit(port)) {
            var note = visitor.page().locator("#snapshot-note");
            for (int status : List.of(401, 403, 500)) {
                refuse("/segments?family=rfm", status, visitor);
                visitor.open("data");
                assertThat(note.innerText())
                        .isEqualTo(
                                switch (status) {
                                    case 401 -> "This service asks for a key";
                                    case 403 -> "Your key does not open the segments";
                                    default -> "The service failed to say what it knows";
                                });
            }
            visitor.page().unrouteAll();
            visitor.page().route(url -> url.contains("/segments?"), Route::abort);
            visitor.open("data");
            assertThat(note.innerText()).isEqualTo("The service does not answer");
            visitor.page().unrouteAll();
            visitor.open("data");
            assertThat(note.innerText()).startsWith("As of ");
            visitor.heardNoComplaint();
        }
    }

    private static void refuse(String path, int status, Visitor visitor) {
        var type = status == 404 ? "not-found" : status == 500 ? "internal-error" : "forbidden";
        visitor.page().unrouteAll();
        visitor.page()
                .route(
                        url -> url.contains(path),
                        route ->
                                route.fulfill(
                                        new Route.FulfillOptions()
                                                .setStatus(status)
                                                .setContentType("application/problem+json")
                                                .setBody(
                                                        """
                                                        {"type": "/problems/%s", "title": "Refused", "detail": "It was refused."}"""
                                                                .formatted(type))));
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

    private static NewContextOptions light() {
        return new NewContextOptions().setColorScheme(ColorScheme.LIGHT);
    }

    private static NewContextOptions dark() {
        return new NewContextOptions().setColorScheme(ColorScheme.DARK);
    }

    private static NewContextOptions phone() {
        return dark().setViewportSize(390, 844).setHasTouch(true);
    }

    private static String fileName(String view) {
        return "-" + (view.isEmpty() ? "overview" : view.replaceAll("\\W+", "-"));
    }
}
