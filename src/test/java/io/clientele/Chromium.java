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

    Visitor visit(int port) {
        return visit(port, new NewContextOptions());
    }

    /// Nothing moves, so that pictures of the same view are alike.
    Visitor visit(int port, NewContextOptions options) {
        var context = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Visitor(context, port);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
