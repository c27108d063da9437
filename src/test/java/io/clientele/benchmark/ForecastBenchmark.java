package io.clientele.benchmark;

import io.clientele.ServiceClient;
import io.clientele.demo.DemoShop;
import io.clientele.demo.DemoShopOptions;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import tools.jackson.databind.JsonNode;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How long every forecast of a shop of a million lines takes: by day, week and month, of the shop,
/// of each segment of each family, and of each region; and how long one takes that is known.
///
/// `ForecastBenchmark [customers, default 100000]`; ends with status 1 above its limits.
final class ForecastBenchmark {

    private static final double MOST_SECONDS = 20;
    private static final double MOST_WARM_MILLIS = 100;
    private static final int WARM = 200;

    private static final List<String> FAMILIES = List.of("rfm", "grid", "value", "tier", "cluster");

    private ForecastBenchmark() {}

    static void main(String[] arguments) throws IOException {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var folder = Files.createTempDirectory(Path.of("target"), "forecast-benchmark");
        Path csv = folder.resolve("shop.csv");
        try (var out = new BufferedOutputStream(Files.newOutputStream(csv))) {
            DemoShop.write(out, DemoShopOptions.demo().withCustomers(customers));
        }
        Figure[] found;
        try (var bench = Bench.start(folder.resolve("database"), "-Xmx512m")) {
            var client = bench.service().client();
            var upload = client.upload("", () -> open(csv));
            System.out.printf("%d lines%n", upload.at("/rows/accepted").asLong());
            long start = System.nanoTime();
            client.segment("{}");
            System.out.printf("segmented in %.1f s%n", seconds(start));
            found = forecast(client);
        } finally {
            Bench.remove(folder);
        }
        Figures.end(found);
    }

    private static Figure[] forecast(ServiceClient client) {
        List<String> parts = parts(client);
        double all = 0;
        for (String period : List.of("day", "week", "month")) {
            long start = System.nanoTime();
            for (String part : parts) {
                client.get("/forecasts/sales?period=" + period + part);
            }
            System.out.printf("%d forecasts by %s: %.1f s%n", parts.size(), period, seconds(start));
            all += seconds(start);
        }
        double[] millis = new double[WARM];
        for (int i = 0; i < WARM; i++) {
            long start = System.nanoTime();
            client.get("/forecasts/sales?period=day" + parts.get(i % parts.size()));
            millis[i] = 1e3 * seconds(start);
        }
        double warm = Bench.median(millis);
        return new Figure[] {
            Figure.most("every forecast of the shop", all, "s", MOST_SECONDS),
            Figure.most("one that is known", warm, "ms", MOST_WARM_MILLIS)
        };
    }

    private static List<String> parts(ServiceClient client) {
        List<String> parts = new ArrayList<>();
        parts.add("");
        for (String family : FAMILIES) {
            for (JsonNode segment : client.get("/segments?family=" + family).path("items")) {
                parts.add("&segment=" + segment.path("id").asString());
            }
        }
        List.of("North", "South", "East", "West", "Islands")
                .forEach(region -> parts.add("&region=" + region));
        return parts;
    }

    private static InputStream open(Path csv) {
        try {
            return new BufferedInputStream(Files.newInputStream(csv));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
