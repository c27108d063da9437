package io.clientele.benchmark;

import io.clientele.ServiceClient;
import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import org.postgresql.PGConnection;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/// How many rows of CSV a second get from HTTP into the committed ledger with its rollup, next to
/// what PostgreSQL's COPY by itself gets of the same rows into an equally indexed logged table of
/// the same server. The service has a heap of 512 MB.
///
/// `ImportBenchmark [rows, default 1000000] [rounds, default 3] [java options of the service…]`;
/// ends with status 1 below its limit.
final class ImportBenchmark {

    private static final double LEAST = 0.7;

    private final Bench bench;
    private final Path folder;
    private final long rows;

    private ImportBenchmark(Bench bench, Path folder, long rows) {
        this.bench = bench;
        this.folder = folder;
        this.rows = rows;
    }

    static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        var folder = Files.createTempDirectory(Path.of("target"), "import-benchmark");
        double[] copied = new double[rounds];
        double[] imported = new double[rounds];
        try (var bench = Bench.start(folder, Bench.options("-Xmx512m", arguments, 2))) {
            var benchmark = new ImportBenchmark(bench, folder, rows);
            benchmark.prepare();
            for (int round = 0; round < rounds; round++) {
                copied[round] = rows / benchmark.copySeconds();
                imported[round] = rows / benchmark.importSeconds("rows.csv");
                System.out.printf(
                        "round %d: COPY alone %.0f rows/s, service %.0f rows/s, ratio %.2f%n",
                        round + 1, copied[round], imported[round], imported[round] / copied[round]);
            }
        } finally {
            Bench.remove(folder);
        }
        Figures.end(
                Figure.told("COPY alone", Bench.median(copied), "rows/s"),
                Figure.told("import", Bench.median(imported), "rows/s"),
                Figure.least(
                        "import next to COPY",
                        Bench.median(imported) / Bench.median(copied),
                        Figure.TIMES,
                        LEAST));
    }

    /// Writes both files: what the shop sends, and what the ledger makes of it.
    private void prepare() throws IOException, SQLException {
        new Purchases(Math.min(rows, 200_000), 20_000, 7).write(folder.resolve("warm.csv"));
        new Purchases(rows, (int) Math.max(1, rows / 10), 1).write(folder.resolve("rows.csv"));
        bench.jdbc().sql("create table plain_line (like order_line including all)").update();
        importSeconds("warm.csv"); // until the compiler has done its work
        importSeconds("warm.csv");
        importSeconds("rows.csv");
        try (var connection = bench.database().getConnection();
                var out = Files.newOutputStream(folder.resolve("plain.csv"))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select * from order_line order by line) to stdout (format csv)",
                            out);
        }
    }

    private double copySeconds() throws IOException, SQLException {
        empty();
        long start = System.nanoTime();
        try (var connection = bench.database().getConnection();
                var in = Files.newInputStream(folder.resolve("plain.csv"))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy plain_line from stdin (format csv)", in, 1 << 16);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private double importSeconds(String file) throws IOException {
        empty();
        long start = System.nanoTime();
        var location =
                ServiceClient.location(
                        bench.service()
                                .client()
                                .post(
                                        "/uploads",
                                        "text/csv",
                                        BodyPublishers.ofFile(folder.resolve(file))));
        double received = (System.nanoTime() - start) / 1e9;
        JsonNode upload = bench.service().client().ended(location, patience());
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!upload.path("status").asString().equals("SUCCEEDED")) {
            throw new IllegalStateException(upload.toString());
        }
        System.out.printf(
                "  %s: received after %.1f s, in the ledger after %.1f s%n",
                file, received, seconds);
        return seconds;
    }

    /// A millisecond for each row is far too slow, even on a slow machine.
    private Duration patience() {
        return Duration.ofMinutes(3).plusMillis(rows);
    }

    /// As it was at first.
    private void empty() {
        bench.jdbc().sql("truncate plain_line").update();
        bench.empty();
    }
}
