package io.clientele.benchmark;

import io.clientele.ServiceClient;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How long a shop waits from its file to its published segments: the upload, and runs by stages,
/// as the service's own metrics tell them, with a heap of 2 GB, of which is told how much was in
/// use at most. Runs are bare (recency, frequency and monetary value, segments, 2 to 10 clusters,
/// BG/NBD, Gamma-Gamma and lifetime value), and with everything on.
///
/// `RunBenchmark [customers, default 100000] [lines, default 10 a customer]` takes a made-up shop,
/// `RunBenchmark FILE.csv` a file. Ends with status 1 beyond its limits: those of the made-up
/// shop's bare run are 20 s for a million customers, and in proportion; those of the file are for
/// Online Retail's half a million lines.
///
/// Stages are put next to one pass over memory, of as many customers and purchase days, which this
/// program makes.
final class RunBenchmark {

    private static final int ROUNDS = 3;
    private static final int LINES_A_CUSTOMER = 10;
    private static final double MOST_SECONDS_A_CUSTOMER = 20 / 1e6;

    /// Of a smaller shop the figures are only told: it is over before they tell anything.
    private static final int ENOUGH_CUSTOMERS = 100_000;

    private static final int ENOUGH_LINES = 1_000_000;
    private static final double LEAST_MADE = 500_000;
    private static final double MOST_FIRST_SECONDS = 10;
    private static final double MOST_UPLOAD_SECONDS = 4;
    private static final double MOST_RUN_SECONDS = 2;

    /// More than a million customers take on a slow machine.
    private static final Duration PATIENCE = Duration.ofHours(2);

    private static final String EVERYTHING = "{}";
    private static final String BARE =
            """
            {"recommendations": false,
             "lifetime": {"model": "bg-nbd",
             "validation": false, "intervals": false, "diagnostics": false}}
            """;

    private static final Pattern STAGE =
            Pattern.compile("clientele_run_stage_seconds_sum\\{stage=\"([\\w-]+)\"} (\\S+)");

    private final Bench bench;

    private RunBenchmark(Bench bench) {
        this.bench = bench;
    }

    /// @param seconds from the request to the published snapshot
    /// @param customers in it
    /// @param stages seconds by stage
    private record Run(double seconds, int customers, Map<String, Double> stages) {}

    @FunctionalInterface
    private interface Shop {
        void measure(RunBenchmark benchmark) throws IOException;
    }

    static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory(Path.of("target"), "run-benchmark");
        try {
            if (arguments.length == 1 && arguments[0].endsWith(".csv")) {
                var file = Path.of(arguments[0]);
                of(folder.resolve("given"), benchmark -> benchmark.given(file));
            } else {
                var file = folder.resolve("rows.csv");
                make(file, arguments);
                of(folder.resolve("made"), benchmark -> benchmark.made(file));
            }
        } finally {
            Bench.remove(folder);
        }
        Figures.end();
    }

    private static void make(Path file, String[] arguments) throws IOException {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        long lines =
                arguments.length > 1
                        ? Long.parseLong(arguments[1])
                        : (long) LINES_A_CUSTOMER * customers;
        long start = System.nanoTime();
        new Purchases(lines, customers, 1).write(file);
        double made = lines / ((System.nanoTime() - start) / 1e9);
        Figures.tell(
                lines < ENOUGH_LINES
                        ? Figure.told("rows made", made, "rows/s")
                        : Figure.least("rows made", made, "rows/s", LEAST_MADE));
    }

    private static void of(Path folder, Shop shop) throws IOException {
        Files.createDirectories(folder);
        var collections = HeapLog.of(folder);
        try (var bench = Bench.start(folder, "-Xmx2g", collections.option())) {
            shop.measure(new RunBenchmark(bench));
        }
        Figures.tell(collections.figures(folder.getFileName().toString()).toArray(Figure[]::new));
    }

    private void made(Path file) throws IOException {
        Figures.tell(Figure.told("upload of the made-up shop", upload(file), "s"));
        var runs = runs("the made-up shop, bare", BARE);
        int customers = runs.getFirst().customers();
        var name = "bare run of the made-up shop";
        Figures.tell(
                Figure.told("customers in it", customers, "customers"),
                customers < ENOUGH_CUSTOMERS
                        ? Figure.told(name, seconds(runs), "s")
                        : Figure.most(
                                name, seconds(runs), "s", MOST_SECONDS_A_CUSTOMER * customers));
        stages(name, runs);
    }

    private void given(Path file) throws IOException {
        Figures.tell(
                Figure.most(
                        "first upload of the file after the start",
                        upload(file),
                        "s",
                        MOST_FIRST_SECONDS));
        double[] uploads = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            bench.empty();
            uploads[round] = upload(file);
        }
        Figures.tell(
                Figure.most("upload of the file", Bench.median(uploads), "s", MOST_UPLOAD_SECONDS));
        Figures.tell(
                Figure.most(
                        "run of the file, everything on",
                        seconds(runs("the file, everything on", EVERYTHING)),
                        "s",
                        MOST_FIRST_SECONDS));
        var runs = runs("the file, bare", BARE);
        var name = "bare run of the file";
        Figures.tell(Figure.most(name, seconds(runs), "s", MOST_RUN_SECONDS));
        stages(name, runs);
    }

    /// Tells the medians of all stages.
    private void stages(String name, List<Run> runs) throws IOException {
        Map<String, Double> stages = new LinkedHashMap<>();
        for (String stage : runs.getFirst().stages().keySet()) {
            stages.put(
                    stage,
                    Bench.median(
                            runs.stream()
                                    .mapToDouble(run -> run.stages().getOrDefault(stage, 0.0))
                                    .toArray()));
        }
        int purchaseDays =
                bench.jdbc().sql("select count(*) from customer_day").query(Integer.class).single();
        MemoryPass.ofHistory(runs.getFirst().customers(), purchaseDays).tell(name, stages);
    }

    /// Seconds from the request to the committed ledger.
    private double upload(Path file) throws IOException {
        long start = System.nanoTime();
        var client = bench.service().client();
        var upload =
                client.ended(
                        ServiceClient.location(
                                client.post("/uploads", "text/csv", BodyPublishers.ofFile(file))),
                        PATIENCE);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!upload.path("status").asString().equals("SUCCEEDED")) {
            throw new IllegalStateException(upload.toString());
        }
        System.out.printf(
                "%s: %,d rows in %.1f s%n",
                file.getFileName(), upload.path("rows").path("read").asLong(), seconds);
        return seconds;
    }

    /// Runs after one that does not count: until the compiler has done its work.
    private List<Run> runs(String name, String parameters) {
        List<Run> runs = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            var run = run(parameters);
            System.out.printf("%s, run %d: %.1f s %s%n", name, round, run.seconds(), run.stages());
            if (round > 0) {
                runs.add(run);
            }
        }
        return runs;
    }

    private Run run(String parameters) {
        var before = stages();
        long start = System.nanoTime();
        var run = bench.service().client().segment(parameters, PATIENCE);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!run.path("status").asString().equals("SUCCEEDED")) {
            throw new IllegalStateException(run.toString());
        }
        var stages = stages();
        stages.replaceAll((stage, all) -> all - before.getOrDefault(stage, 0.0));
        return new Run(seconds, run.path("customers").asInt(), stages);
    }

    /// Seconds of all runs so far.
    private Map<String, Double> stages() {
        Map<String, Double> stages = new LinkedHashMap<>();
        STAGE.matcher(bench.service().client().answer("/actuator/prometheus").body())
                .results()
                .forEach(sum -> stages.put(sum.group(1), Double.valueOf(sum.group(2))));
        return stages;
    }

    private static double seconds(List<Run> runs) {
        return Bench.median(runs.stream().mapToDouble(Run::seconds).toArray());
    }
}
