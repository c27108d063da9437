package io.clientele.torture;

import static org.awaitility.Awaitility.await;

import io.clientele.ServiceClient;
import io.clientele.ServiceProcess;
import io.clientele.testing.TestDatabase;
import io.clientele.torture.DailyExports.Export;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Kills the service (`kill -9`) at random moments while a shop sends its exports, starts it again,
/// sends again what was not acknowledged, and then counts: every upload has ended by itself, no row
/// is lost, none is there twice, all counts add up, and the rollup equals one made anew.
///
/// What is going on when the service is killed takes turns: an export that overlaps those before,
/// one file sent twelve times at once, batches of a till, an upload taken back out. The moment is
/// anywhere between the sending and well after the end. Equal seeds give equal files and moments.
///
/// `Torture [kills, default 100] [seed, default 1]`; ends with status 1 at the first thing wrong.
public final class Torture {

    private static final int DAYS = 20;
    private static final int PARALLEL = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String[] SETTINGS = {
        // So that what the dead one held is soon taken up.
        "--clientele.job.heartbeat=500ms", "--clientele.idempotency.lease=2s"
    };

    private final TestDatabase database;
    private final DailyExports exports;
    private final LedgerCheck check;
    private final Random random;
    private final Map<String, List<String>> standing = new LinkedHashMap<>();
    private final Map<String, Integer> moments = new TreeMap<>();
    private ServiceProcess service;
    private long longestMillis;
    private int number;

    /// Starts the service and lets it import a first file in peace.
    ///
    /// @param rowsADay a file has three times as many
    public Torture(TestDatabase database, long seed, int rowsADay) {
        this.database = database;
        this.exports = new DailyExports(DAYS, rowsADay);
        this.check = new LedgerCheck(database.jdbc());
        this.random = new Random(seed);
        this.service = start();
        long begin = System.nanoTime();
        var first = exports.csv(0, number++);
        settle(first, send(first, "first"));
        longestMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    static void main(String[] arguments) {
        int kills = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        var torture = new Torture(TestDatabase.migrated(), seed, 10_000);
        try {
            for (int kill = 1; kill <= kills; kill++) {
                torture.round(kill);
                System.out.printf(
                        "kill %d: %,d rows as they should be; killed while %s%n",
                        kill, torture.expected().size(), torture.moments);
            }
        } catch (IllegalStateException wrong) {
            System.out.println("WRONG: " + wrong.getMessage());
            System.exit(1);
        } finally {
            torture.end();
        }
        System.out.printf("%d kills survived%n", kills);
        System.exit(0);
    }

    /// Kills the service once and checks everything.
    ///
    /// @param turn decides what goes on meanwhile: 0 and 1 an export, 2 twelve equal ones, 3
    ///     batches, 4 an undo, then from the beginning
    public void round(int turn) {
        switch (turn % 5) {
            case 0, 1 -> killWhileSending(exports.csv(random.nextInt(DAYS), number++), 1);
            case 2 -> killWhileSending(exports.csv(random.nextInt(DAYS), number++), PARALLEL);
            case 3 -> killWhileSending(exports.batch(number++), 1);
            default -> killWhileUndoing();
        }
        // What was kept but not acknowledged is imported too.
        await().atMost(PATIENCE).until(() -> unended() == 0);
        check.require(expected());
    }

    /// The rows that count of all uploads that stand, however many of them sent each.
    private Set<String> expected() {
        Set<String> rows = new HashSet<>();
        standing.values().forEach(rows::addAll);
        return rows;
    }

    private long unended() {
        return database.jdbc()
                .sql("select count(*) from upload where status in ('QUEUED', 'RUNNING')")
                .query(Long.class)
                .single();
    }

    /// Ends the service.
    public void end() {
        service.close();
    }

    private void killWhileSending(Export export, int copies) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < copies; i++) {
            keys.add("key-%d-%d".formatted(number, i));
        }
        var answers =
                killDuring(
                        keys.stream()
                                .<Callable<HttpResponse<String>>>map(k -> () -> send(export, k))
                                .toList());
        for (int i = 0; i < copies; i++) {
            var answer = answers.get(i);
            // Who knows its key sends the same again under it; who has forgotten it, just so.
            settle(
                    export,
                    answer == null
                            ? send(
                                    export,
                                    random.nextBoolean() ? keys.get(i) : "again-" + keys.get(i))
                            : answer);
        }
    }

    private void killWhileUndoing() {
        var uploads = List.copyOf(standing.keySet());
        var upload = uploads.get(random.nextInt(uploads.size()));
        standing.remove(upload);
        killDuring(List.of(() -> service.client().delete(upload)));
        // 409 says that it was taken out before the end came.
        int status = service.client().delete(upload).statusCode();
        if (status != 200 && status != 409) {
            throw new IllegalStateException("an undo was answered with " + status);
        }
    }

    /// What was answered before the kill; null where nothing was.
    private List<@Nullable HttpResponse<String>> killDuring(
            List<Callable<HttpResponse<String>>> calls) {
        List<@Nullable HttpResponse<String>> answers = new ArrayList<>();
        try (var sending = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = calls.stream().map(sending::submit).toList();
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(random.nextLong(1 + longestMillis * 5 / 4)));
            service.kill();
            for (var future : futures) {
                answers.add(answerOf(future));
            }
        }
        moments.merge(moment(), 1, Integer::sum);
        service = start();
        return answers;
    }

    private static @Nullable HttpResponse<String> answerOf(Future<HttpResponse<String>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What the service was at when it was killed.
    private String moment() {
        return database.jdbc()
                .sql(
                        """
                        select coalesce(
                            (select lower(status) || case when status = 'RUNNING' then ' ' || stage else '' end
                             from upload where status in ('QUEUED', 'RUNNING') order by status desc limit 1),
                            (select 'receiving' from upload_content
                             where received_at > now() - interval '5 seconds' limit 1),
                            'before or after')
                        """)
                .query(String.class)
                .single();
    }

    private HttpResponse<String> send(Export export, String key) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .until(
                        () ->
                                service.client()
                                        .post(
                                                "/uploads",
                                                export.contentType(),
                                                BodyPublishers.ofString(export.body()),
                                                "Idempotency-Key",
                                                key),
                        // 503: too many at once; 409: what the dead one held is not yet free.
                        answer -> answer.statusCode() != 503 && answer.statusCode() != 409);
    }

    /// Waits for the end of an acknowledged upload.
    private void settle(Export export, HttpResponse<String> answer) {
        var location = ServiceClient.location(answer);
        var upload = service.client().ended(location);
        if (!upload.path("status").asString().equals("SUCCEEDED")
                || upload.path("rows").path("read").asLong() != export.rows()) {
            throw new IllegalStateException("%s ended as %s".formatted(location, upload));
        }
        standing.put(location, export.keys());
    }

    private ServiceProcess start() {
        var settings = new ArrayList<>(List.of(SETTINGS));
        settings.add("--spring.datasource.url=" + database.url());
        settings.add("--spring.datasource.username=" + database.username());
        settings.add("--spring.datasource.password=" + database.password());
        return ServiceProcess.start(settings.toArray(String[]::new));
    }
}
