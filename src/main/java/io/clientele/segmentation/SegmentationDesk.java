package io.clientele.segmentation;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.OrderedRuns;
import io.clientele.job.Jobs;
import io.clientele.outlook.LifetimeEvidence;
import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.Problem;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes orders for runs and tells how they are.
@Service
public class SegmentationDesk implements OrderedRuns {

    private final Segmentations segmentations;
    private final Snapshots snapshots;
    private final Jobs jobs;
    private final Clock clock;

    SegmentationDesk(Segmentations segmentations, Snapshots snapshots, Jobs jobs, Clock clock) {
        this.segmentations = segmentations;
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// Orders a run with all defaults.
    @Transactional
    public void start() {
        start(SegmentationParameters.DEFAULT);
    }

    /// Orders a run.
    ///
    /// @return its id
    @Transactional
    public UUID order(SegmentationParameters parameters) {
        return start(parameters).id();
    }

    /// How a run stands; empty when there is none.
    public Optional<RunOutcome> outcome(UUID id) {
        return segmentations
                .findById(id)
                .map(run -> new RunOutcome(run.status().name(), run.failure()));
    }

    @Override
    public boolean knows(UUID run) {
        return segmentations.findById(run).isPresent();
    }

    /// Whether no run was ever ordered.
    public boolean isEmpty() {
        return segmentations.count() == 0;
    }

    /// Whether a run has published its result.
    public boolean hasPublished() {
        return snapshots.current().isPresent();
    }

    /// Whether no run is queued or running.
    public boolean idle() {
        return !segmentations.existsByStatusIn(SegmentationStatus.OPEN);
    }

    /// Orders a run; it goes on in the background and survives any fault.
    @Transactional
    Segmentation start(SegmentationParameters parameters) {
        var run =
                segmentations.saveAndFlush(
                        new Segmentation(
                                UUID.randomUUID(), parameters.complete(), clock.instant()));
        jobs.enqueue(SegmentationRun.NAME, run.id());
        return run;
    }

    /// A run by id, or by the name `latest` the one that lookups answer from; a [Problem] when
    /// there is none.
    Segmentation find(String id) {
        return id.equals("latest")
                ? snapshots
                        .current()
                        .map(Snapshot::segmentationId)
                        .flatMap(segmentations::findById)
                        .orElseThrow(
                                () ->
                                        Problem.of(
                                                NO_SEGMENTATION,
                                                "No segmentation has succeeded yet."))
                : uuid(id).flatMap(segmentations::findById).orElseThrow(() -> unknown(id));
    }

    /// What a run that succeeded was asked and found; empty for any other.
    public Optional<RunEvidence> evidence(UUID id) {
        return segmentations.findById(id).flatMap(RunEvidence::of);
    }

    /// What a run that succeeded found of lifetimes.
    ///
    /// @param asOf the day it speaks of
    public record FoundLifetimes(UUID id, LocalDate asOf, LifetimeEvidence evidence) {}

    /// What a run found of lifetimes, by its id or by the name `latest`.
    ///
    /// @throws Problem if there is no such run, or it has not succeeded
    public FoundLifetimes lifetimes(String id) {
        var run = find(id);
        var evidence = run.lifetimeModel();
        var asOf = run.asOf();
        if (evidence == null || asOf == null) {
            throw Problem.of(CONFLICT, "Segmentation %s has not succeeded.".formatted(run.id()));
        }
        return new FoundLifetimes(run.id(), asOf, evidence);
    }

    /// Runs from the newest on, at most `limit`, those numbered below `before`.
    List<Segmentation> newestBefore(int before, int limit) {
        return segmentations.newestBefore(before, Limit.of(limit));
    }

    /// Ends a run that has not ended.
    @Transactional
    Segmentation cancel(String id) {
        var run = uuid(id).flatMap(segmentations::lockById).orElseThrow(() -> unknown(id));
        switch (run.status()) {
            case QUEUED -> run.cancel(clock.instant());
            case RUNNING -> run.requestCancel();
            case SUCCEEDED, FAILED, CANCELLED ->
                    throw Problem.of(CONFLICT, "Segmentation %s has ended.".formatted(id));
        }
        return segmentations.saveAndFlush(run);
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Problem unknown(String id) {
        return Problem.of(SEGMENTATION_NOT_FOUND, "Segmentation %s does not exist.".formatted(id));
    }
}
