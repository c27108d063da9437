package io.clientele.benchmark;

import io.clientele.suite.Figure;
import io.clientele.suite.Figures;
import io.clientele.testing.SparkServer;

import org.apache.spark.sql.connect.SparkSession;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A shop whose order lines are Parquet files in Spark, from the request to the published
/// segmentation, twice, since the second time nothing has changed; and the heap that the service
/// took for them. The cluster has two executors of one core each on this machine, which makes the
/// files too; the service a heap of 1 GB.
///
/// `SparkBenchmark [lines, default 100000000] [customers, default 100000] [java options of the
/// service…]`.
final class SparkBenchmark {

    /// Even a slow machine counts so many lines in less.
    private static final Duration PATIENCE = Duration.ofHours(2);

    private SparkBenchmark() {}

    static void main(String[] arguments) throws IOException {
        long lines = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000_000;
        long customers = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100_000;
        var folder = Files.createTempDirectory(Path.of("target"), "spark-benchmark");
        var service = folder.resolve("service");
        var collections = HeapLog.of(service);
        List<Figure> found = new ArrayList<>();
        try (var spark = SparkServer.start("1g", "1g", 16)) {
            double made = make(spark, lines, customers);
            System.out.printf("%,d lines made in %.1f s%n", lines, made);
            try (var bench =
                    Bench.start(
                            service,
                            List.of(
                                    "--clientele.ledger.source=spark",
                                    "--clientele.spark.remote=" + spark.address(),
                                    "--clientele.spark.path=" + rows(spark)),
                            options(collections, arguments))) {
                double first = segment(bench);
                System.out.printf("first segmentation %.1f s%n", first);
                double second = segment(bench);
                System.out.printf("second segmentation %.1f s%n", second);
                found.add(Figure.told("lines made, a second", lines / made, "lines/s"));
                found.add(Figure.told("first segmentation", first, "s"));
                found.add(Figure.told("second segmentation", second, "s"));
                found.add(Figure.told("lines segmented, a second", lines / second, "lines/s"));
                found.addAll(collections.figures("service"));
            }
        } finally {
            Bench.remove(folder);
        }
        Figures.end(found.toArray(Figure[]::new));
    }

    private static String[] options(HeapLog collections, String[] arguments) {
        List<String> options = new ArrayList<>(List.of(Bench.options("-Xmx1g", arguments, 2)));
        options.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        options.add(collections.option());
        return options.toArray(String[]::new);
    }

    private static Path rows(SparkServer spark) {
        return spark.folder().resolve("rows");
    }

    /// Writes the rows and returns the seconds it took.
    private static double make(SparkServer spark, long lines, long customers) {
        System.setProperty("org.sparkproject.io.netty.noUnsafe", "false");
        long start = System.nanoTime();
        try (var session = SparkSession.builder().remote(spark.address()).create()) {
            session.sql(query(lines, customers)).write().parquet(rows(spark).toString());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// Orders of ten lines by customers at random, over two years; the same for the same numbers.
    private static String query(long lines, long customers) {
        return """
        select concat('K', 100000000 + pmod(xxhash64(id div 10), %2$d)) as customer_id,
               concat('O', id div 10) as order_id,
               concat('P', pmod(xxhash64(id, 1), 2000)) as product_id,
               cast(1 + pmod(xxhash64(id, 2), 6) as int) as quantity,
               cast((100 + pmod(xxhash64(id, 3), 9000)) / 100.0 as decimal(10, 2)) as unit_price,
               timestamp_seconds(1672531200 + cast((id div 10) * (63072000.0 / (%1$d div 10 + 1)) as bigint))
                   as timestamp,
               element_at(array('North', 'South', 'East', 'West'),
                          cast(1 + pmod(xxhash64(id div 10), %2$d) %% 4 as int)) as region
        from range(0, %1$d, 1, 16)
        """
                .formatted(lines, customers);
    }

    /// Seconds from the request to the published snapshot.
    private static double segment(Bench bench) {
        long start = System.nanoTime();
        var run = bench.service().client().segment("{}", PATIENCE);
        if (!run.path("status").asString().equals("SUCCEEDED")) {
            throw new IllegalStateException(run.toString());
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
