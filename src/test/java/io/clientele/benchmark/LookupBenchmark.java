package io.clientele.benchmark;

import io.clientele.ServiceClient;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many customers a CRM can look up a second over 32 connections, each time another one drawn
/// by chance, next to the liveness endpoint of the same server in the same run; what it costs to be
/// told that nothing has changed; how long one customer's recommendations, those of a customer of
/// 100,000 lines, a batch of 1,000 ids and a whole list take; and how long look-ups take while a
/// file is imported and a run goes on.
///
/// `LookupBenchmark [customers, default 100000] [seconds a round, default 10]`; ends with status 1
/// beyond its limits.
final class LookupBenchmark {

    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    private static final int ROWS_A_CUSTOMER = 5;
    private static final int BATCH = 1_000;
    private static final double LEAST_SHARE = 0.6;
    private static final double MOST_MILLIS = 20;
    private static final double MOST_BATCH_MILLIS = 30;
    private static final double MOST_OFFER_MILLIS = 50;
    private static final int OFFERS = 500;
    private static final String HEAVIEST = "C99999999";
    private static final int HEAVIEST_ORDERS = 20_000;
    private static final int LINES_AN_ORDER = 5;
    private static final double LEAST_LISTED = 300_000;
    private static final double MOST_BUSY_MILLIS = 100;
    private static final int BUSY_ROWS = 500_000;

    private static final String BARE =
            """
            {"clusters": {"k": 2},
             "lifetime": {"validation": false, "intervals": false, "diagnostics": false}}
            """;

    private final int port;
    private final List<String> ids;
    private final int seconds;

    private LookupBenchmark(int port, List<String> ids, int seconds) {
        this.port = port;
        this.ids = ids;
        this.seconds = seconds;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        var folder = Files.createTempDirectory(Path.of("target"), "lookup-benchmark");
        Figure[] found;
        try (var bench = Bench.start(folder, "-Xmx1g")) {
            fill(bench, folder, customers);
            List<String> customerIds =
                    bench.jdbc()
                            .sql("select distinct customer_id from customer_day order by 1")
                            .query((row, number) -> row.getString(1))
                            .list();
            found =
                    new LookupBenchmark(bench.service().port(), customerIds, seconds)
                            .measure(folder);
        } finally {
            Bench.remove(folder);
        }
        Figures.end(found);
    }

    private static void fill(Bench bench, Path folder, int customers) throws IOException {
        var file = folder.resolve("rows.csv");
        new Purchases((long) customers * ROWS_A_CUSTOMER, customers, 1).write(file);
        var client = bench.service().client();
        send(client, file);
        send(client, heaviest(folder, 0, HEAVIEST_ORDERS));
        var run = client.segment(BARE);
        if (!run.path("status").asString().equals("SUCCEEDED")) {
            throw new IllegalStateException(run.toString());
        }
        // So that there is something that the snapshot does not know.
        send(client, heaviest(folder, HEAVIEST_ORDERS, HEAVIEST_ORDERS + 1));
        System.out.printf("%,d customers in the snapshot%n", run.path("customers").asInt());
    }

    private static void send(ServiceClient client, Path file) throws IOException {
        client.ended(
                ServiceClient.location(
                        client.post("/uploads", "text/csv", BodyPublishers.ofFile(file))));
    }

    /// Some orders of one customer, 28 a day; what comes after the others comes a month later.
    private static Path heaviest(Path folder, int from, int to) throws IOException {
        var begin = LocalDate.of(2023, 4, 2);
        var csv =
                new StringBuilder(
                        "customer_id,order_id,product_id,quantity,unit_price,timestamp\n");
        for (int order = from; order < to; order++) {
            var day = begin.plusDays(order / 28 + (from > 0 ? 30 : 0));
            for (int line = 0; line < LINES_AN_ORDER; line++) {
                csv.append(
                        "%s,H%d,P%d,1,5,%s\n"
                                .formatted(
                                        HEAVIEST, order, 10_000 + (7 * order + line) % 1_000, day));
            }
        }
        return Files.writeString(folder.resolve("heaviest-%d.csv".formatted(from)), csv);
    }

    private Figure[] measure(Path folder) throws IOException, InterruptedException {
        double[] alive = new double[ROUNDS];
        double[] found = new double[ROUNDS];
        double[] unchanged = new double[ROUNDS];
        double[] slow = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            var liveness =
                    rate((connection, random) -> connection.get("/actuator/health/liveness", ""));
            var lookups = rate(this::lookup);
            var again = rate(this::unchanged);
            if (round < 0) {
                continue; // until the compiler has done its work
            }
            alive[round] = liveness.rate();
            found[round] = lookups.rate();
            unchanged[round] = again.rate();
            slow[round] = lookups.slowest();
            System.out.printf(
                    "round %d: liveness %.0f/s, look-ups %.0f/s (99 in 100 within %.1f ms), not changed %.0f/s%n",
                    round + 1, alive[round], found[round], slow[round], unchanged[round]);
        }
        return new Figure[] {
            Figure.told("look-ups", Bench.median(found), "1/s"),
            Figure.least(
                    "look-ups next to liveness",
                    Bench.median(found) / Bench.median(alive),
                    Figure.TIMES,
                    LEAST_SHARE),
            Figure.most("99 in 100 look-ups", Bench.median(slow), "ms", MOST_MILLIS),
            Figure.told("answers that nothing changed", Bench.median(unchanged), "1/s"),
            Figure.most(
                    "99 in 100 recommendations, one after the other",
                    offerMillis(random -> ids.get(random.nextInt(ids.size()))),
                    "ms",
                    MOST_OFFER_MILLIS),
            Figure.most(
                    "99 in 100 recommendations of a customer of 100,000 lines",
                    offerMillis(_ -> HEAVIEST),
                    "ms",
                    MOST_OFFER_MILLIS),
            Figure.most("batch of 1,000 ids", batchMillis(), "ms", MOST_BATCH_MILLIS),
            Figure.least("the largest segment as CSV", listed(), "rows/s", LEAST_LISTED),
            Figure.most(
                    "99 in 100 look-ups beside an import and a run",
                    busyMillis(folder),
                    "ms",
                    MOST_BUSY_MILLIS)
        };
    }

    private int lookup(KeepAlive connection, SplittableRandom random) throws IOException {
        return connection.get("/customers/" + ids.get(random.nextInt(ids.size())) + "/segment", "");
    }

    /// Asks for the same customer again, with what was answered before.
    private int unchanged(KeepAlive connection, SplittableRandom random) throws IOException {
        var path = "/customers/" + ids.getFirst() + "/segment";
        if (connection.tag().isEmpty()) {
            connection.get(path, "");
        }
        int status = connection.get(path, "If-None-Match: %s\r\n".formatted(connection.tag()));
        return status == 304 ? 200 : status;
    }

    /// Milliseconds within which 99 in 100 are told what a customer is offered, over one
    /// connection.
    private double offerMillis(Function<SplittableRandom, String> customer) throws IOException {
        double[] millis = new double[OFFERS];
        var random = new SplittableRandom(4);
        try (var connection = new KeepAlive(port)) {
            for (int i = -OFFERS; i < OFFERS; i++) {
                var path = "/customers/%s/recommendations".formatted(customer.apply(random));
                long start = System.nanoTime();
                check(connection.get(path, ""));
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        return millis[OFFERS * 99 / 100];
    }

    private double batchMillis() throws IOException {
        double[] millis = new double[21];
        var random = new SplittableRandom(3);
        try (var connection = new KeepAlive(port)) {
            for (int i = 0; i < millis.length; i++) {
                var body =
                        IntStream.generate(() -> random.nextInt(ids.size()))
                                .distinct()
                                .limit(Math.min(BATCH, ids.size() / 2))
                                .mapToObj(customer -> '"' + ids.get(customer) + '"')
                                .collect(Collectors.joining(",", "{\"customerIds\":[", "]}"));
                long start = System.nanoTime();
                check(connection.post("/customers/segments", body));
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return Bench.median(millis);
    }

    /// Rows a second of the whole list of the larger of two tiers, half of all customers or more.
    private double listed() throws IOException {
        var client = new ServiceClient(port);
        double[] rates = new double[ROUNDS];
        var segments = client.get("/segments?family=tier").path("items");
        var largest = segments.get(0);
        for (var segment : segments) {
            if (segment.path("customers").asInt() > largest.path("customers").asInt()) {
                largest = segment;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            try (var connection = new KeepAlive(port)) {
                long start = System.nanoTime();
                check(
                        connection.get(
                                "/segments/%s/customers".formatted(largest.path("id").asString()),
                                "Accept: text/csv\r\n"));
                rates[round] =
                        largest.path("customers").asInt() / ((System.nanoTime() - start) / 1e9);
            }
        }
        return Bench.median(rates);
    }

    /// Looks customers up until a file is imported and a run, begun with it, has ended.
    private double busyMillis(Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("more.csv");
        new Purchases(BUSY_ROWS, ids.size(), 2).write(file);
        var client = new ServiceClient(port);
        var upload =
                ServiceClient.location(
                        client.post("/uploads", "text/csv", BodyPublishers.ofFile(file)));
        var run =
                ServiceClient.location(
                        client.post(
                                "/segmentations",
                                "application/json",
                                BodyPublishers.ofString(BARE)));
        List<Double> slowest = new ArrayList<>();
        do {
            slowest.add(rate(this::lookup).slowest());
        } while (isGoingOn(client, upload) || isGoingOn(client, run));
        return Collections.max(slowest);
    }

    private static boolean isGoingOn(ServiceClient client, String path) {
        var status = client.get(path).path("status").asString();
        if (status.equals("FAILED")) {
            throw new IllegalStateException(path + " failed");
        }
        return !status.equals("SUCCEEDED");
    }

    private Pace rate(Call call) throws InterruptedException {
        long[][] nanos = new long[CONNECTIONS][];
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        Bench.atOnce(
                CONNECTIONS,
                copy -> {
                    var random = new SplittableRandom(copy);
                    long[] took = new long[1 << 10];
                    int done = 0;
                    try (var connection = new KeepAlive(port)) {
                        long start = System.nanoTime();
                        while (start < end) {
                            check(call.status(connection, random));
                            long now = System.nanoTime();
                            if (done == took.length) {
                                took = Arrays.copyOf(took, 2 * done);
                            }
                            took[done++] = now - start;
                            start = now;
                        }
                    }
                    nanos[copy] = Arrays.copyOf(took, done);
                });
        double elapsed = (System.nanoTime() - begin) / 1e9;
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Pace(all.length / elapsed, all[(int) (0.99 * (all.length - 1))] / 1e6);
    }

    /// @param rate calls a second
    /// @param slowest milliseconds within which 99 in 100 were answered
    private record Pace(double rate, double slowest) {}

    private static void check(int status) {
        if (status != 200) {
            throw new IllegalStateException("answered with " + status);
        }
    }

    @FunctionalInterface
    private interface Call {
        int status(KeepAlive connection, SplittableRandom random) throws IOException;
    }
}
