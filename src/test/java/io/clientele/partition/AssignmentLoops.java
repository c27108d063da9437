package io.clientele.partition;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// What K-Means costs a customer and round, next to reading the customer's three numbers once.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AssignmentLoops {

    private static final int CUSTOMERS = 100_000;

    /// Lloyd's iteration ends after its second round, whatever that improves.
    private static final double ANY = Double.MAX_VALUE;

    private final double[][] columns = new double[3][CUSTOMERS];
    private final Points points = new Points(columns);
    private final double[][] centres = new double[5][3];

    public AssignmentLoops() {
        var random = new SplittableRandom(1);
        for (double[] column : columns) {
            for (int i = 0; i < CUSTOMERS; i++) {
                column[i] = random.nextGaussian();
            }
        }
        for (double[] centre : centres) {
            for (int j = 0; j < centre.length; j++) {
                centre[j] = random.nextGaussian();
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(2 * CUSTOMERS)
    public Object nearestOfFiveCentres() {
        return Partition.refined(points, centres, ANY);
    }

    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public double onePassOverMemory() {
        double sum = 0;
        for (double[] column : columns) {
            for (double value : column) {
                sum += value;
            }
        }
        return sum;
    }
}
