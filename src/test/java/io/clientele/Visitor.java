package io.clientele;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import org.springframework.core.io.ClassPathResource;
import org.webjars.WebJarVersionLocator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Somebody in front of the dashboard, who minds every complaint in the browser's console.
final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private static final String AXE = axe();

    private final BrowserContext context;
    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, int port) {
        this.context = context;
        address = "http://127.0.0.1:" + port + "/";
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(this::listen);
    }

    /// A refused call is the service's answer and shown in the page, and what comes from no file is
    /// of the tools that look at the page; all else is a fault of ours.
    private void listen(ConsoleMessage message) {
        var place = message.location();
        var answer =
                message.text().startsWith("Failed to load resource")
                        && !place.contains("/dashboard/");
        if (List.of("error", "warning").contains(message.type())
                && !answer
                && !place.startsWith(":")) {
            complaints.add(message.text() + " " + place);
        }
    }

    Page page() {
        return page;
    }

    /// Goes to a view as by a link, or loads anew the one that is open, and settles.
    Visitor open(String view) {
        var next = address + "#/" + view;
        if (page.url().equals(next)) {
            page.reload();
        } else if (page.url().startsWith(address)) {
            page.evaluate(
                    "document.querySelectorAll('#content h1').forEach(h => h.dataset.left = '')");
            page.navigate(next);
        } else {
            page.navigate(next);
        }
        return settle();
    }

    /// Waits until every answer is read, every chart drawn, and nothing follows for three frames.
    Visitor settle() {
        page.evaluate("window.quiet = 0");
        page.waitForFunction(
                """
                () => {
                    const loaded = window.calls === 0
                        && document.querySelector('#content h1:not([data-left])')
                        && !document.querySelector('.skeleton')
                        && [...document.querySelectorAll('.chart')].every(c => c.querySelector('canvas'));
                    window.quiet = loaded ? window.quiet + 1 : 0;
                    return window.quiet > 3;
                }""");
        return this;
    }

    Visitor theme(ColorScheme theme) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(theme));
        return this;
    }

    /// As on a phone held upright, or at a desk.
    Visitor narrow(boolean phone) {
        page.setViewportSize(phone ? 390 : 1280, phone ? 844 : 720);
        return settle();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, byName(name)).first();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, byName(name)).first();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
    }

    String title() {
        return page.locator("h1").innerText();
    }

    /// Waits for a text to be seen.
    Visitor sees(String text) {
        page.getByText(Pattern.compile(text)).first().waitFor();
        return this;
    }

    Visitor press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /// Takes a picture of the whole page into `target/screenshots`.
    Visitor picture(String name) {
        page.screenshot(
                new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        return this;
    }

    /// What axe-core finds that is serious or worse, one line a rule.
    List<String> barriers() {
        if (page.evaluate("'axe' in window").equals(false)) {
            page.evaluate(AXE);
        }
        var found =
                page.evaluate(
                        """
                        () => axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations
                            .filter(v => ['serious', 'critical'].includes(v.impact))
                            .map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')))""");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    void heardNoComplaint() {
        assertThat(complaints).isEmpty();
    }

    private static String axe() {
        var path = new WebJarVersionLocator().fullPath("axe-core", "axe.min.js");
        try {
            return new ClassPathResource(String.valueOf(path)).getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GetByRoleOptions byName(String name) {
        return new GetByRoleOptions().setName(Pattern.compile(name));
    }

    @Override
    public void close() {
        context.close();
    }
}
