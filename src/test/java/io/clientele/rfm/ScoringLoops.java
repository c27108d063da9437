package io.clientele.rfm;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// What scoring recency, frequency and monetary value costs a customer.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScoringLoops {

    private static final int CUSTOMERS = 100_000;

    private final RfmTable table;

    public ScoringLoops() {
        var random = new SplittableRandom(1);
        int[] recencyDays = new int[CUSTOMERS];
        int[] frequency = new int[CUSTOMERS];
        double[] monetary = new double[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            recencyDays[i] = 1 + random.nextInt(700);
            frequency[i] = 1 + random.nextInt(30);
            monetary[i] = 1 + random.nextInt(1_000_000) / 100.0;
        }
        table = new RfmTable(recencyDays, frequency, monetary);
    }

    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public Object percentRank() {
        return Scoring.percentRank(5).score(table);
    }

    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public Object qcut() {
        return Scoring.qcut(5).score(table);
    }
}
