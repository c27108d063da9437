package io.clientele.marketing;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.PRECONDITION_FAILED;

import io.clientele.problem.Problem;
import io.clientele.reading.RefreshAhead;

import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The edits of all segments, held in memory: they are a few dozen at most, and every lookup asks.
@Component
final class EditedStrategies {

    private final StrategyEdits edits;
    private final Clock clock;
    private final RefreshAhead<Reading> readings;

    EditedStrategies(StrategyEdits edits, MarketingProperties properties, Clock clock) {
        this.edits = edits;
        this.clock = clock;
        readings = new RefreshAhead<>(properties.refresh(), this::read);
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
        return readings.value().version();
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
            readings.forget();
        }
    }

    /// Drops the edit of a segment, if there is one.
    void reset(String segmentId) {
        try {
            edits.deleteById(segmentId);
        } finally {
            readings.forget();
        }
    }

    private Map<String, Edit> current() {
        return readings.value().edits();
    }

    private Reading read() {
        Map<String, Edit> found = new TreeMap<>();
        edits.findAll().forEach(edit -> found.put(edit.segmentId(), Edit.of(edit)));
        return Reading.of(Collections.unmodifiableMap(found));
    }

    private static Problem changed() {
        return Problem.of(
                CONFLICT, "Somebody else was changing this strategy just now; send it again.");
    }

    private record Reading(Map<String, Edit> edits, String version) {

        static Reading of(Map<String, Edit> edits) {
            return new Reading(edits, Digest.of(edits));
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
