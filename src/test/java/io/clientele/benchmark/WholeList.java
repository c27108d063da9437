package io.clientele.benchmark;

import io.clientele.ServiceClient;
import io.clientele.ServiceProcess;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.IOException;

/// The largest list of a shop as a file: how fast it comes in each form, how soon it begins, and
/// what of it stands on the heap while somebody reads it slowly.
final class WholeList {

    private static final int WARMUPS = 5;
    private static final int ROUNDS = 3;
    private static final double LEAST_LISTED = 300_000;
    private static final double MOST_FIRST_MILLIS = 200;
    private static final double MOST_MEGABYTES = 64;

    /// A shorter list is over before its figures tell anything.
    private static final int ENOUGH = 500_000;

    private static final String CSV = "Accept: text/csv\r\n";
    private static final String NDJSON = "Accept: application/x-ndjson\r\n";
    private static final String GZIP = "Accept-Encoding: gzip\r\n";

    private final ServiceProcess service;
    private final String path;
    private final int customers;

    private WholeList(ServiceProcess service, String path, int customers) {
        this.service = service;
        this.path = path;
        this.customers = customers;
    }

    /// The list of the larger of two tiers, half of all customers or more: of a million, at least
    /// 500,000.
    static WholeList ofLargestTier(ServiceProcess service) {
        var segments = new ServiceClient(service.port()).get("/segments?family=tier").path("items");
        var largest = segments.get(0);
        for (var segment : segments) {
            if (segment.path("customers").asInt() > largest.path("customers").asInt()) {
                largest = segment;
            }
        }
        return new WholeList(
                service,
                "/segments/%s/customers".formatted(largest.path("id").asString()),
                largest.path("customers").asInt());
    }

    void measure() throws IOException {
        var csv = read(CSV);
        var ndjson = read(NDJSON);
        var packed = read(CSV + GZIP);
        Figures.tell(
                Figure.told("customers of the largest segment", customers, "rows"),
                rate("the largest segment as CSV", csv),
                rate("the largest segment as NDJSON", ndjson),
                Figure.told("the largest segment as CSV, gzipped", packed.rate(), "rows/s"),
                most("its first byte as CSV", csv.first(), "ms", MOST_FIRST_MILLIS),
                most("its first byte as NDJSON", ndjson.first(), "ms", MOST_FIRST_MILLIS),
                most("live heap while it is read as CSV", growth(CSV), "MB", MOST_MEGABYTES),
                most("live heap while it is read as NDJSON", growth(NDJSON), "MB", MOST_MEGABYTES));
    }

    private Figure most(String name, double value, String unit, double limit) {
        return customers < ENOUGH
                ? Figure.told(name, value, unit)
                : Figure.most(name, value, unit, limit);
    }

    private Figure rate(String name, Reading reading) {
        return customers < ENOUGH
                ? Figure.told(name, reading.rate(), "rows/s")
                : Figure.least(name, reading.rate(), "rows/s", LEAST_LISTED);
    }

    /// @param rate rows a second
    /// @param first milliseconds until the first of them came
    private record Reading(double rate, double first) {}

    private Reading read(String headers) throws IOException {
        double[] rates = new double[ROUNDS];
        double[] first = new double[ROUNDS];
        for (int round = -WARMUPS; round < ROUNDS; round++) {
            try (var connection = new KeepAlive(service.port())) {
                long start = System.nanoTime();
                Load.check(connection.begin(path, headers));
                double begun = (System.nanoTime() - start) / 1e6;
                connection.end();
                if (round >= 0) {
                    rates[round] = customers / ((System.nanoTime() - start) / 1e9);
                    first[round] = begun;
                }
            }
        }
        return new Reading(Bench.median(rates), Bench.median(first));
    }

    /// Megabytes more than before while somebody has read the beginning and then rests.
    private double growth(String headers) throws IOException {
        long process = service.handle().pid();
        double before = LiveHeap.megabytes(process);
        try (var connection = new KeepAlive(service.port())) {
            Load.check(connection.begin(path, headers));
            double growth = LiveHeap.megabytes(process) - before;
            connection.end();
            return growth;
        }
    }
}
