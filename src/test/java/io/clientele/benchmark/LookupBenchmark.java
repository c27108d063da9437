package io.clientele.benchmark;

import io.clientele.ServiceClient;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many customers a CRM can look up a second over 32 connections, each time another one drawn
/// by chance, next to the liveness endpoint of the same server in the same run, and how long each
/// takes at half of that rate; what it costs to be told that nothing has changed; how long one
/// customer's recommendations, those of a customer of 100,000 lines, a batch of 1,000 ids and a
/// whole list of half of all customers or more take; how long look-ups take while a file is
/// imported and a run goes on; and how many can be made with an API key.
///
/// `LookupBenchmark [customers, default 100000] [seconds a round, default 10]`; ends with status 1
/// beyond its limits.
final class LookupBenchmark {

    private static final int ROUNDS = 3;

    /// Of each kind of call, until the compiler has done its work.
    private static final int WARM_UP_SECONDS = 10;

    private static final int BATCH = 1_000;
    private static final int BATCHES = 21;
    private static final int WARM_BATCHES = 200;
    private static final double LEAST_SHARE = 0.6;
    private static final double MOST_MILLIS = 20;
    private static final double MOST_BATCH_MILLIS = 30;
    private static final double MOST_OFFER_MILLIS = 50;
    private static final int OFFERS = 500;
    private static final double MOST_BUSY_MILLIS = 100;
    private static final int BUSY_ROWS = 500_000;
    private static final int BUSY_ROWS_A_CUSTOMER = 20;

    /// What a key may call is not what is measured.
    private static final String QUOTA = "--clientele.limits.calls.quota=1000000000";

    private final Bench bench;
    private final List<String> ids;
    private final Load load;
    private final Load warmUp;

    private LookupBenchmark(Bench bench, List<String> ids, int seconds) {
        this.bench = bench;
        this.ids = ids;
        load = new Load(bench.service().port(), seconds);
        warmUp = new Load(bench.service().port(), Math.max(seconds, WARM_UP_SECONDS));
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        var folder = Files.createTempDirectory(Path.of("target"), "lookup-benchmark");
        try (var bench = Bench.start(folder, List.of(QUOTA), LookupShop.heap(customers))) {
            LookupShop.fill(bench.service().client(), folder, customers);
            List<String> customerIds =
                    bench.jdbc()
                            .sql("select distinct customer_id from customer_day order by 1")
                            .query((row, number) -> row.getString(1))
                            .list();
            new LookupBenchmark(bench, customerIds, seconds).measure(folder);
        } finally {
            Bench.remove(folder);
        }
        Figures.end();
    }

    private void measure(Path folder) throws IOException, InterruptedException {
        double rate = lookups();
        steady(rate / 2);
        Figures.tell(
                Figure.most(
                        "99 in 100 recommendations, one after the other",
                        offerMillis(random -> ids.get(random.nextInt(ids.size()))),
                        "ms",
                        MOST_OFFER_MILLIS));
        Figures.tell(
                Figure.most(
                        "99 in 100 recommendations of a customer of 100,000 lines",
                        offerMillis(_ -> LookupShop.HEAVIEST),
                        "ms",
                        MOST_OFFER_MILLIS));
        Figures.tell(Figure.most("batch of 1,000 ids", batchMillis(), "ms", MOST_BATCH_MILLIS));
        WholeList.ofLargestTier(bench.service()).measure();
        Figures.tell(
                Figure.most(
                        "99 in 100 look-ups beside an import and a run",
                        busyMillis(folder),
                        "ms",
                        MOST_BUSY_MILLIS));
        Figures.tell(Figure.told("look-ups with an API key", keyed(), "1/s"));
    }

    /// As fast as 32 connections can; returns look-ups a second.
    private double lookups() throws IOException, InterruptedException {
        double[] alive = new double[ROUNDS];
        double[] found = new double[ROUNDS];
        double[] unchanged = new double[ROUNDS];
        double[] slow = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            var pace = round < 0 ? warmUp : load;
            var liveness =
                    pace.closed(
                            (connection, random) ->
                                    connection.get("/actuator/health/liveness", ""));
            var lookups = pace.closed(this::lookup);
            var again = pace.closed(this::unchanged);
            if (round >= 0) {
                alive[round] = liveness.rate();
                found[round] = lookups.rate();
                unchanged[round] = again.rate();
                slow[round] = lookups.slowest();
                System.out.printf(
                        "round %d: liveness %.0f/s, look-ups %.0f/s (99 in 100 within %.1f ms), not changed %.0f/s%n",
                        round + 1, alive[round], found[round], slow[round], unchanged[round]);
            }
        }
        double rate = Bench.median(found);
        Figures.tell(Figure.told("look-ups", rate, "1/s"));
        Figures.tell(
                Figure.least(
                        "look-ups next to liveness",
                        rate / Bench.median(alive),
                        Figure.TIMES,
                        LEAST_SHARE));
        Figures.tell(Figure.most("99 in 100 look-ups", Bench.median(slow), "ms", MOST_MILLIS));
        Figures.tell(
                Figure.told(
                        "mean of these look-ups, which is 32 ÷ rate",
                        1e3 * Load.CONNECTIONS / rate,
                        "ms"));
        Figures.tell(Figure.told("answers that nothing changed", Bench.median(unchanged), "1/s"));
        return rate;
    }

    /// At a steady rate.
    private void steady(double rate) throws IOException, InterruptedException {
        double[] slow = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            slow[round] = load.open(rate, this::lookup).slowest();
        }
        Figures.tell(
                Figure.most(
                        "99 in 100 look-ups at half of that rate",
                        Bench.median(slow),
                        "ms",
                        MOST_MILLIS));
    }

    /// Look-ups a second as a CRM makes them. The first key closes the service to whoever has none,
    /// so this comes last.
    private double keyed() throws InterruptedException {
        var answer =
                bench.service()
                        .client()
                        .post(
                                "/api-keys",
                                "application/json",
                                BodyPublishers.ofString(
                                        "{\"name\": \"CRM\", \"scopes\": [\"read\"]}"));
        var headers =
                "X-API-Key: %s\r\nAccept: application/json\r\nUser-Agent: CRM\r\n"
                        .formatted(
                                bench.service()
                                        .client()
                                        .json(answer.body())
                                        .path("key")
                                        .asString());
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] =
                    load.closed((connection, random) -> connection.get(path(random), headers))
                            .rate();
        }
        return Bench.median(rates);
    }

    private String path(SplittableRandom random) {
        return "/customers/" + ids.get(random.nextInt(ids.size())) + "/segment";
    }

    private int lookup(KeepAlive connection, SplittableRandom random) throws IOException {
        return connection.get(path(random), "");
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
        try (var connection = new KeepAlive(load.port())) {
            for (int i = -OFFERS; i < OFFERS; i++) {
                var path = "/customers/%s/recommendations".formatted(customer.apply(random));
                long start = System.nanoTime();
                Load.check(connection.get(path, ""));
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        return millis[OFFERS * 99 / 100];
    }

    private double batchMillis() throws IOException {
        double[] millis = new double[BATCHES];
        var random = new SplittableRandom(3);
        try (var connection = new KeepAlive(load.port())) {
            for (int i = -WARM_BATCHES; i < BATCHES; i++) {
                var body =
                        IntStream.generate(() -> random.nextInt(ids.size()))
                                .distinct()
                                .limit(Math.min(BATCH, ids.size() / 2))
                                .mapToObj(customer -> '"' + ids.get(customer) + '"')
                                .collect(Collectors.joining(",", "{\"customerIds\":[", "]}"));
                long start = System.nanoTime();
                Load.check(connection.post("/customers/segments", body));
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return Bench.median(millis);
    }

    /// Looks customers up until a file is imported and a run, begun with it, has ended.
    private double busyMillis(Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("more.csv");
        int rows = Math.min(BUSY_ROWS, BUSY_ROWS_A_CUSTOMER * ids.size());
        new Purchases(rows, ids.size(), 2).write(file);
        var client = bench.service().client();
        var upload =
                ServiceClient.location(
                        client.post("/uploads", "text/csv", BodyPublishers.ofFile(file)));
        var run =
                ServiceClient.location(
                        client.post(
                                "/segmentations",
                                "application/json",
                                BodyPublishers.ofString(LookupShop.SHORT_RUN)));
        List<Double> slowest = new ArrayList<>();
        do {
            slowest.add(load.closed(this::lookup).slowest());
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
}
