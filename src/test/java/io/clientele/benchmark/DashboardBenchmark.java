package io.clientele.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;

import io.clientele.demo.DemoShop;
import io.clientele.demo.DemoShopOptions;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How long a visitor of the dashboard waits for the first chart, and until nothing is loading any
/// more, and how much is sent for it, compressed; by a browser that has nothing of it yet.
///
/// `DashboardBenchmark [customers, default 100000]`; needs Chromium; ends with status 1 above its
/// limits.
final class DashboardBenchmark {

    private static final int VISITS = 5;
    private static final double MOST_SECONDS = 2;
    private static final double MOST_MEGABYTES = 1;
    private static final String CHROMIUM =
            System.getProperty("clientele.chromium", "/usr/bin/chromium");

    private DashboardBenchmark() {}

    /// @param chart seconds until the first chart is drawn
    /// @param whole seconds until nothing is loading
    /// @param megabytes that were sent
    private record Visit(double chart, double whole, double megabytes) {}

    static void main(String[] arguments) throws IOException {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var folder = Files.createTempDirectory(Path.of("target"), "dashboard-benchmark");
        double[] chart = new double[VISITS];
        double[] whole = new double[VISITS];
        double[] megabytes = new double[VISITS];
        try (var bench = Bench.start(folder.resolve("database"), "-Xmx1g");
                var playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright.chromium().launch(options())) {
            fill(bench, folder.resolve("shop.csv"), customers);
            for (int visit = -1; visit < VISITS; visit++) {
                var seen = visit(browser, bench.service().port());
                System.out.printf(
                        "visit %d: first chart %.2f s, everything %.2f s, %.3f MB%n",
                        visit + 1, seen.chart(), seen.whole(), seen.megabytes());
                if (visit >= 0) { // the first one finds a service that has answered nobody yet
                    chart[visit] = seen.chart();
                    whole[visit] = seen.whole();
                    megabytes[visit] = seen.megabytes();
                }
            }
        } finally {
            Bench.remove(folder);
        }
        Figures.end(
                Figure.most("first chart", Bench.median(chart), "s", MOST_SECONDS),
                Figure.told("whole overview", Bench.median(whole), "s"),
                Figure.most("sent for it", Bench.median(megabytes), "MB", MOST_MEGABYTES));
    }

    private static LaunchOptions options() {
        return new LaunchOptions()
                .setExecutablePath(Path.of(CHROMIUM))
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
    }

    private static void fill(Bench bench, Path csv, int customers) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(csv))) {
            DemoShop.write(out, DemoShopOptions.demo().withCustomers(customers));
        }
        var client = bench.service().client();
        client.upload(
                "",
                () -> {
                    try {
                        return new BufferedInputStream(Files.newInputStream(csv));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        var run = client.segment("{}");
        System.out.printf("%,d customers in the snapshot%n", run.path("customers").asInt());
    }

    private static Visit visit(Browser browser, int port) {
        try (var context = browser.newContext()) {
            context.setDefaultTimeout(120_000);
            var page = context.newPage();
            var answers = new ArrayList<Response>();
            page.onResponse(answers::add);
            long start = System.nanoTime();
            page.navigate("http://127.0.0.1:%d/".formatted(port));
            page.waitForSelector(".chart canvas");
            double chart = (System.nanoTime() - start) / 1e9;
            page.waitForFunction(
                    "() => document.querySelector('h1') && !document.querySelector('.skeleton')");
            double whole = (System.nanoTime() - start) / 1e9;
            double bytes =
                    answers.stream()
                            .mapToDouble(answer -> answer.request().sizes().responseBodySize)
                            .sum();
            return new Visit(chart, whole, bytes / 1e6);
        }
    }
}
