package io.clientele;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The machine's own browser; nothing is downloaded.
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM =
            Path.of(System.getProperty("clientele.chromium", "/usr/bin/chromium"));

    private static final double PATIENCE_MILLIS = 120_000;

    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new LaunchOptions()
                                    .setExecutablePath(PROGRAM)
                                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));

    /// For `@EnabledIf`: without a browser, what needs one is skipped.
    static boolean present() {
        return Files.isExecutable(PROGRAM);
    }

    /// Counts the calls whose answers have not been read, for [Visitor#settle()].
    private static final String COUNTING =
            """
            (() => {
                const ask = window.fetch;
                window.calls = 0;
                window.fetch = async (...request) => {
                    const over = () => setTimeout(() => window.calls--);
                    window.calls++;
                    try {
                        const answer = await ask(...request);
                        answer.clone().arrayBuffer().then(over, over);
                        return answer;
                    } catch (problem) {
                        over();
                        throw problem;
                    }
                };
            })()""";

    Visitor visit(int port) {
        return visit(port, new NewContextOptions());
    }

    /// Nothing moves, so that pictures of the same view are alike.
    Visitor visit(int port, NewContextOptions options) {
        var context = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript(COUNTING);
        return new Visitor(context, port);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
