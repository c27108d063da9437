package io.clientele.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Calls over 32 connections at once, each used again and again.
///
/// @param port of the service
/// @param seconds how long calls are made
record Load(int port, int seconds) {

    static final int CONNECTIONS = 32;

    /// @param rate calls a second
    /// @param slowest milliseconds within which 99 in 100 were answered
    record Pace(double rate, double slowest) {}

    @FunctionalInterface
    interface Call {
        int status(KeepAlive connection, SplittableRandom random) throws IOException;
    }

    /// When a call is due that is made now.
    @FunctionalInterface
    private interface Timetable {
        /// @return nanoseconds, on the clock of `System.nanoTime`
        long due();
    }

    /// Every connection calls again as soon as it is answered: as fast as can be. The mean time of
    /// a call is then 32 ÷ rate, however fast each would be by itself.
    Pace closed(Call call) throws InterruptedException {
        return pace(call, System::nanoTime);
    }

    /// Calls come at a steady rate, whether the ones before are answered or not. The time of each
    /// counts from when it was due, so that who waits for a connection is counted too.
    ///
    /// @param rate calls a second
    Pace open(double rate, Call call) throws InterruptedException {
        long begin = System.nanoTime();
        var next = new AtomicLong();
        return pace(call, () -> begin + (long) (next.getAndIncrement() / rate * 1e9));
    }

    private Pace pace(Call call, Timetable timetable) throws InterruptedException {
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
                        for (long due = timetable.due(); due < end; due = timetable.due()) {
                            LockSupport.parkNanos(due - System.nanoTime());
                            check(call.status(connection, random));
                            if (done == took.length) {
                                took = Arrays.copyOf(took, 2 * done);
                            }
                            took[done++] = System.nanoTime() - due;
                        }
                    }
                    nanos[copy] = Arrays.copyOf(took, done);
                });
        double elapsed = (System.nanoTime() - begin) / 1e9;
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Pace(all.length / elapsed, all[(int) (0.99 * (all.length - 1))] / 1e6);
    }

    static void check(int status) {
        if (status != 200) {
            throw new IllegalStateException("answered with " + status);
        }
    }
}
