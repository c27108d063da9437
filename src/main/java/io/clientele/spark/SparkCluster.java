package io.clientele.spark;

import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;

import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.connect.SparkSession;
import org.apache.spark.sql.connect.client.RetryPolicy;
import org.apache.spark.sql.connect.client.SparkConnectClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import scala.Option;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;

/// A Spark cluster, spoken to by Spark Connect.
final class SparkCluster {

    private static final Logger LOG = LoggerFactory.getLogger(SparkCluster.class);

    private static final int PORT = 15_002;

    /// Bytes of a method that HotSpot compiles.
    private static final long LARGEST_COMPILED = 8_000;

    /// How much its driver takes in of one answer; the operator's to set, where the cluster starts.
    private static final String LARGEST_RESULT = "spark.driver.maxResultSize";

    private static final int LONGEST_WAIT_MILLIS = 5_000;

    /// Pauses of 50 ms, then four times as long each: about a minute in all.
    private static final int RETRIES = 6;

    static {
        // Its Netty finds no way to free memory on Java 25 otherwise.
        if (System.getProperty("org.sparkproject.io.netty.noUnsafe") == null) {
            System.setProperty("org.sparkproject.io.netty.noUnsafe", "false");
        }
    }

    private final String remote;
    private final ZoneId zone;

    /// @param remote such as `sc://host:15002`
    /// @param zone that times without one are read in, and days counted in
    SparkCluster(String remote, ZoneId zone) {
        this.remote = remote;
        this.zone = zone;
    }

    /// A new session, to be closed; a [Problem] where nobody listens.
    SparkSession session() {
        try {
            reach();
        } catch (IOException e) {
            throw unavailable(e);
        }
        try {
            return prepared(SparkSession.builder().client(client()).create());
        } catch (Exception e) {
            throw problem(e);
        }
    }

    private void reach() throws IOException {
        var uri = URI.create(remote);
        int port = uri.getPort() < 0 ? PORT : uri.getPort();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), LONGEST_WAIT_MILLIS);
        }
    }

    /// Ends a session and what it keeps. Where nobody listens any more there is nothing to end, and
    /// what failed has failed already.
    ///
    /// @param release lets go of what it keeps
    void end(SparkSession session, Runnable release) {
        try (session) {
            reach();
            release.run();
        } catch (IOException e) {
            LOG.warn("Spark does not answer at the end", e);
        } catch (Exception e) {
            LOG.warn("Spark may not have let go of the lines it kept", e);
        }
    }

    /// Has Spark end what a session is asked.
    void interrupt(SparkSession session) {
        try {
            session.interruptAll();
        } catch (Exception e) {
            LOG.warn("Spark may go on with what is no longer wanted", e);
        }
    }

    private SparkConnectClient client() {
        var policy = RetryPolicy.defaultPolicy();
        return SparkConnectClient.builder()
                .connectionString(remote)
                .userAgent("clientele")
                .retryPolicy(
                        policy.copy(
                                Option.apply(RETRIES),
                                policy.initialBackoff(),
                                policy.maxBackoff(),
                                policy.backoffMultiplier(),
                                policy.jitter(),
                                policy.minJitterThreshold(),
                                policy.canRetry(),
                                policy.name(),
                                policy.recognizeServerRetryDelay(),
                                policy.maxServerRetryDelay()))
                .build();
    }

    /// Days and times as the shop counts them, and errors instead of wrong sums. The rules of
    /// cleaning make a method that no virtual machine would compile if they were all in one: where
    /// that is so, they are called one by one.
    private SparkSession prepared(SparkSession session) {
        session.conf().set("spark.sql.session.timeZone", zone.getId());
        session.conf().set("spark.sql.ansi.enabled", "true");
        session.conf().set("spark.sql.codegen.hugeMethodLimit", LARGEST_COMPILED);
        return session;
    }

    /// What a failure of Spark amounts to; its words go to the log alone, since they may quote
    /// rows.
    Problem problem(Exception failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (String.valueOf(failure.getMessage()).contains("UNAVAILABLE")) {
            return unavailable(failure);
        }
        LOG.error("Spark failed", failure);
        if (isTooLarge(failure)) {
            return Problem.of(
                    ProblemType.SPARK_FAILED,
                    "What was asked of the order lines is more than Spark's driver takes in; raise %s where the cluster is started."
                            .formatted(LARGEST_RESULT));
        }
        var condition = condition(failure);
        return Problem.of(
                ProblemType.SPARK_FAILED,
                "Spark cannot read or count the order lines%s; the log tells more."
                        .formatted(condition == null ? "" : " (" + condition + ")"));
    }

    private Problem unavailable(Exception failure) {
        LOG.error("Spark does not answer", failure);
        return Problem.of(
                ProblemType.SPARK_UNAVAILABLE,
                "Spark, which keeps the order lines, does not answer; the segmentation before stays.");
    }

    /// Spark gives this error no name of its own, but names the setting.
    private static boolean isTooLarge(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(LARGEST_RESULT));
    }

    /// Spark's stable name of an error, such as `PATH_NOT_FOUND`.
    private static @Nullable String condition(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var condition = cause instanceof SparkThrowable spark ? spark.getCondition() : null;
            // The client's own names say that it was not told one.
            if (condition != null && !condition.startsWith("CONNECT_CLIENT")) {
                return condition;
            }
        }
        return null;
    }
}
