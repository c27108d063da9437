package io.clientele.benchmark;

import io.clientele.suite.Figure;
import io.clientele.suite.Figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/// How many batches of ten rows sixteen tills can send a second, each answered once it is in the
/// ledger with its rollup, next to what PostgreSQL by itself commits on the same server: sixteen
/// connections that each insert ten rows into an equally indexed table and commit. How many
/// transactions that take is told too: it does not depend on how fast the machine is; and how much
/// CPU it takes the service, PostgreSQL and this program, which others at work leave nearly as it
/// is.
///
/// Nothing counts before the JVM has compiled what matters: rounds go by until two that follow one
/// another differ by less than 3 %, twelve at most.
///
/// `BatchBenchmark [seconds a round, default 10]`; ends with status 1 below its limits.
final class BatchBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int ROWS = 10;
    private static final int ROUNDS = 3;
    private static final int MOST_TO_WARM_UP = 12;
    private static final double STEADY = 0.03;
    private static final double LEAST = 1_000;

    private static final String INSERT =
            """
            insert into plain_line
            select hashint8extended(? * 10 + i, 7), i, now(), ?, date '2025-06-29', false, false,
                   'k' || (? * 7 + i) %% 50000, 'o' || ?, 'p' || i, 'Thing ' || i, null, 2, 14.95, 29.90,
                   'North', 'card', 'till', false
            from generate_series(1, %d) i
            """
                    .formatted(ROWS);

    /// What every row ends with.
    private static final String SAME =
            """
            ","quantity":2,"unit_price":14.95,"timestamp":"2025-06-29T10:15:00Z","region":"North",\
            "payment_method":"card","channel":"till"}""";

    private final Bench bench;
    private final int seconds;
    private final AtomicLong next = new AtomicLong();

    private BatchBenchmark(Bench bench, int seconds) {
        this.bench = bench;
        this.seconds = seconds;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        var folder = Files.createTempDirectory(Path.of("target"), "batch-benchmark");
        double[] plain = new double[ROUNDS];
        double[] served = new double[ROUNDS];
        double[] commits = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        try (var bench = Bench.start(folder, "-Xmx512m")) {
            var benchmark = new BatchBenchmark(bench, seconds);
            bench.jdbc().sql("create table plain_line (like order_line including all)").update();
            benchmark.warmUp();
            for (int round = 0; round < ROUNDS; round++) {
                plain[round] = benchmark.plain();
                long batches = benchmark.next.get();
                long written = benchmark.transactions();
                var busy = bench.cpu();
                served[round] = benchmark.served();
                double sent = benchmark.next.get() - batches;
                cpu[round] = bench.cpu().minus(busy).toNanos() / 1e6 / sent;
                commits[round] = (benchmark.transactions() - written) / sent;
                System.out.printf(
                        "round %d: PostgreSQL alone %.0f commits/s, service %.0f batches/s of %.2f commits and %.2f ms of CPU%n",
                        round + 1, plain[round], served[round], commits[round], cpu[round]);
            }
        } finally {
            Bench.remove(folder);
        }
        double own = Bench.median(plain);
        // A server that cannot commit so often by itself need only be kept up with.
        Figures.end(
                Figure.told("commits by PostgreSQL alone", own, "1/s"),
                Figure.told("commits by the service for a batch", Bench.median(commits), "each"),
                Figure.told("CPU for a batch", Bench.median(cpu), "ms"),
                Figure.least(
                        "batches of ten rows", Bench.median(served), "1/s", Math.min(LEAST, own)),
                Figure.least(
                        "batches next to commits",
                        Bench.median(served) / own,
                        Figure.TIMES,
                        Math.min(1, LEAST / own)));
    }

    private void warmUp() throws InterruptedException {
        double before = served();
        for (int round = 1; round < MOST_TO_WARM_UP; round++) {
            double rate = served();
            if (Math.abs(rate - before) < STEADY * before) {
                return;
            }
            before = rate;
        }
    }

    /// How many transactions have written something so far.
    private long transactions() {
        return bench.jdbc()
                .sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /// Batches a second through the service.
    private double served() throws InterruptedException {
        return rate(
                (copy, end) -> {
                    try (var connection = new KeepAlive(bench.service().port())) {
                        long done = 0;
                        for (; System.nanoTime() < end; done++) {
                            int status = connection.post("/uploads", batch(next.incrementAndGet()));
                            if (status != 201) {
                                throw new IllegalStateException("answered with " + status);
                            }
                        }
                        return done;
                    }
                });
    }

    /// Commits a second straight into a table.
    private double plain() throws InterruptedException {
        return rate(
                (copy, end) -> {
                    try (var connection = bench.database().getConnection();
                            var insert = connection.prepareStatement(INSERT)) {
                        long done = 0;
                        for (; System.nanoTime() < end; done++) {
                            insertOne(insert, next.incrementAndGet());
                        }
                        return done;
                    }
                });
    }

    private static void insertOne(java.sql.PreparedStatement insert, long number)
            throws SQLException {
        insert.setLong(1, number);
        insert.setInt(2, (int) number);
        insert.setLong(3, number);
        insert.setLong(4, number);
        insert.executeUpdate();
    }

    private double rate(Loop loop) throws InterruptedException {
        var done = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        Bench.atOnce(CONNECTIONS, copy -> done.addAndGet(loop.run(copy, end)));
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    /// Put together by hand: a format would cost a good part of what is measured.
    private static String batch(long number) {
        var rows = new StringBuilder(4_096).append('[');
        for (int i = 1; i <= ROWS; i++) {
            rows.append(i == 1 ? "{" : ",{")
                    .append("\"customer_id\":\"k")
                    .append((number * 7 + i) % 50_000)
                    .append("\",\"order_id\":\"o")
                    .append(number)
                    .append("\",\"product_id\":\"p")
                    .append(i)
                    .append("\",\"product_name\":\"Thing ")
                    .append(i)
                    .append(SAME);
        }
        return rows.append(']').toString();
    }

    @FunctionalInterface
    private interface Loop {
        long run(int copy, long end) throws Exception;
    }
}
