package io.clientele.marketing;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.PRECONDITION_FAILED;

import io.clientele.problem.Problem;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The edits of all segments, held in memory: they are a few dozen at most, and every lookup asks.
@Component
final class EditedStrategies {

    private final StrategyEdits edits;
    private final Clock clock;
    private final long refreshNanos;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable Reading latest;

    EditedStrategies(StrategyEdits edits, MarketingProperties properties, Clock clock) {
        this.edits = edits;
        this.clock = clock;
        refreshNanos = properties.refresh().toNanos();
    }

    /// The document as edited, or as it is if nobody did.
    StrategyDocument over(StrategyDocument document) {
        Edit edit = current().get(document.segmentId());
        return edit == null ? document : edit.over(document);
    }

    /// What somebody wrote for a segment.
    Optional<Strategy> of(String segmentId) {
        return Optional.ofNullable(current().get(segmentId)).map(Edit::strategy);
    }

    /// Differs whenever any edit does; equal on all replicas.
    String version() {
        return reading().version();
    }

    /// Stores an edit if the document before it, by its entity tag, is what the editor expects.
    ///
    /// @throws Problem `PRECONDITION_FAILED` if it is not, `CONFLICT` if two edit at once
    StrategyDocument replace(
            StrategyDocument unedited, Strategy strategy, Predicate<String> expected) {
        try {
            Optional<StrategyEdit> edit = edits.findById(unedited.segmentId());
            StrategyDocument before =
                    edit.map(stored -> Edit.of(stored).over(unedited)).orElse(unedited);
            if (!expected.test(before.entityTag())) {
                throw Problem.of(
                        PRECONDITION_FAILED, "Somebody else has changed this strategy since.");
            }
            StrategyEdit next =
                    edit.map(stored -> stored.replacedBy(strategy, clock.instant()))
                            .orElseGet(
                                    () ->
                                            new StrategyEdit(
                                                    unedited.segmentId(),
                                                    strategy,
                                                    clock.instant()));
            return Edit.of(edits.save(next)).over(unedited);
        } catch (OptimisticLockingFailureException e) {
            throw changed();
        } catch (DataIntegrityViolationException e) {
            // of two first edits at once the key lets one in
            throw e.getCause() instanceof ConstraintViolationException ? changed() : e;
        } finally {
            forget();
        }
    }

    /// Drops the edit of a segment, if there is one.
    void reset(String segmentId) {
        try {
            edits.deleteById(segmentId);
        } finally {
            forget();
        }
    }

    private Map<String, Edit> current() {
        return reading().edits();
    }

    private Reading reading() {
        Reading reading = latest;
        return reading != null && reading.isFresh(refreshNanos) ? reading : read();
    }

    /// Nobody waits for another's reading: a slow database would make a queue of them.
    private Reading read() {
        int begun = changes.get();
        long now = System.nanoTime();
        Map<String, Edit> found = new TreeMap<>();
        edits.findAll().forEach(edit -> found.put(edit.segmentId(), Edit.of(edit)));
        var reading = Reading.of(now, Collections.unmodifiableMap(found));
        keep(reading, begun);
        return reading;
    }

    /// Unless it may still hold what has been replaced since.
    private synchronized void keep(Reading reading, int begun) {
        if (changes.get() == begun) {
            latest = reading;
        }
    }

    private synchronized void forget() {
        changes.incrementAndGet();
        latest = null;
    }

    private static Problem changed() {
        return Problem.of(
                CONFLICT, "Somebody else was changing this strategy just now; send it again.");
    }

    private record Reading(long atNanos, Map<String, Edit> edits, String version) {

        static Reading of(long atNanos, Map<String, Edit> edits) {
            return new Reading(atNanos, edits, Digest.of(edits));
        }

        boolean isFresh(long refreshNanos) {
            return System.nanoTime() - atNanos < refreshNanos;
        }
    }

    private record Edit(Strategy strategy, Instant updatedAt) {

        static Edit of(StrategyEdit stored) {
            return new Edit(stored.strategy(), stored.updatedAt());
        }

        StrategyDocument over(StrategyDocument document) {
            return document.editedAs(strategy, updatedAt);
        }
    }
}
