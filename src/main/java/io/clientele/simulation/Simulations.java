package io.clientele.simulation;

import io.clientele.analysis.Preview;
import io.clientele.asof.SegmentationReference;
import io.clientele.input.Backgrounds;
import io.clientele.patience.Patience;
import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.Problem;
import io.clientele.problem.ProblemType;
import io.clientele.simulation.Simulation.Move;
import io.clientele.simulation.Simulation.Name;
import io.clientele.snapshot.CustomerColumns;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Foresees runs, a few at a time and each for so long at most.
@Component
@EnableConfigurationProperties(SimulationProperties.class)
class Simulations {

    private final Backgrounds backgrounds;
    private final Snapshots snapshots;
    private final CustomerColumns columns;
    private final SimulationProperties properties;
    private final Semaphore places;

    Simulations(
            Backgrounds backgrounds,
            Snapshots snapshots,
            CustomerColumns columns,
            SimulationProperties properties) {
        this.backgrounds = backgrounds;
        this.snapshots = snapshots;
        this.columns = columns;
        this.properties = properties;
        this.places = new Semaphore(properties.atOnce());
    }

    /// @param asked what the run would be asked
    /// @param snapshot to compare with
    /// @throws Problem if too many are worked on, or it takes too long
    Simulation of(SegmentationParameters asked, Family family, Snapshot snapshot) {
        var parameters = asked.complete();
        if (!places.tryAcquire()) {
            throw Problem.of(
                            ProblemType.SERVICE_UNAVAILABLE,
                            "%d simulations are being worked on, as many as are let in."
                                    .formatted(properties.atOnce()))
                    .retryAfter(properties.timeLimit());
        }
        // Whoever stops waiting leaves the place to the work, which gives it up when it ends.
        var work =
                new FutureTask<>(
                        () -> {
                            try {
                                return Patience.within(
                                        properties.timeLimit(),
                                        () -> simulate(parameters, family, snapshot));
                            } finally {
                                places.release();
                            }
                        });
        Thread.ofPlatform().name("simulation").daemon().start(work);
        return awaited(work);
    }

    private Simulation awaited(FutureTask<Simulation> work) {
        try {
            return work.get(properties.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            throw Problem.of(
                    ProblemType.SIMULATION_TOO_LONG,
                    "The simulation was given up after %d seconds; a run takes as long as it needs."
                            .formatted(properties.timeLimit().toSeconds()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("simulation failed", e.getCause());
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a simulation was awaited");
        }
    }

    private Simulation simulate(
            SegmentationParameters parameters, Family family, Snapshot snapshot) {
        var asOf = backgrounds.asOf(parameters.asOf());
        var preview =
                Preview.of(
                        backgrounds.historyBefore(asOf),
                        asOf,
                        parameters,
                        backgrounds.of(parameters, asOf),
                        family,
                        stage -> endIfInterrupted());
        var comparison =
                new Comparison(
                        preview,
                        snapshots.segments(snapshot.number()).of(family),
                        Objects.requireNonNull(parameters.seed()));
        columns.eachMember(snapshot.number(), family, comparison::add);
        comparison.end();
        var pairs = comparison.pairs();
        return new Simulation(
                family.toString(),
                asOf,
                parameters,
                SegmentationReference.of(snapshot),
                preview.customerIds().length,
                customers(pairs, Simulations::stays),
                customers(pairs, pair -> moves(pair) && !stays(pair)),
                customers(pairs, pair -> pair.from() == null),
                customers(pairs, pair -> pair.to() == null),
                pairs.stream()
                        .filter(pair -> !stays(pair))
                        .map(Move::revenue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                comparison.sizes(),
                pairs.stream().filter(pair -> !stays(pair)).toList(),
                preview.scoring(),
                preview.clusters());
    }

    private static int customers(List<Move> pairs, Predicate<Move> which) {
        return pairs.stream().filter(which).mapToInt(Move::customers).sum();
    }

    private static boolean moves(Move pair) {
        return pair.from() != null && pair.to() != null;
    }

    private static boolean stays(Move pair) {
        return moves(pair) && id(pair.from()).equals(id(pair.to()));
    }

    private static String id(@Nullable Name name) {
        return Objects.requireNonNull(name).id();
    }

    private static void endIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the simulation was given up");
        }
    }
}
