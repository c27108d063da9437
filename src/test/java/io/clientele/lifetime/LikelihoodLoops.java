package io.clientele.lifetime;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// What a log-likelihood with its gradient costs a pattern of purchases; a fit takes some dozens.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LikelihoodLoops {

    private static final int PATTERNS = 10_000;

    private final Patterns patterns;
    private final double[] parameters = {0.243, 4.414, 0.793, 2.426};
    private final double[] gradient = new double[4];

    public LikelihoodLoops() {
        var random = new SplittableRandom(1);
        int[] x = new int[PATTERNS];
        double[] tx = new double[PATTERNS];
        double[] T = new double[PATTERNS];
        for (int i = 0; i < PATTERNS; i++) {
            x[i] = random.nextInt(12);
            T[i] = 27 + random.nextDouble(12);
            tx[i] = x[i] == 0 ? 0 : random.nextDouble(T[i]);
        }
        patterns = Patterns.merge(x, tx, T);
        if (patterns.size() != PATTERNS) {
            // Equal patterns would be merged and the cost of one told too low.
            throw new IllegalStateException(patterns.size() + " patterns");
        }
    }

    @Benchmark
    @OperationsPerInvocation(PATTERNS)
    public double bgNbd() {
        return new BetaGeometricLikelihood(patterns, 0).total(parameters, cleared());
    }

    @Benchmark
    @OperationsPerInvocation(PATTERNS)
    public double paretoNbd() {
        return new ParetoNbdLikelihood(patterns).total(parameters, cleared());
    }

    private double[] cleared() {
        Arrays.fill(gradient, 0);
        return gradient;
    }
}
