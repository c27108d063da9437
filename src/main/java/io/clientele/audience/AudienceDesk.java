package io.clientele.audience;

import static io.clientele.problem.ProblemType.AUDIENCE_NOT_FOUND;
import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;

import io.clientele.holdout.ControlGroups;
import io.clientele.holdout.TargetKind;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.selection.Selection;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Keeps audiences, and tells whom they mean.
@Service
class AudienceDesk {

    private final Audiences audiences;
    private final Snapshots snapshots;
    private final ControlGroups controlGroups;
    private final Clock clock;

    AudienceDesk(
            Audiences audiences, Snapshots snapshots, ControlGroups controlGroups, Clock clock) {
        this.audiences = audiences;
        this.snapshots = snapshots;
        this.controlGroups = controlGroups;
        this.clock = clock;
    }

    @Transactional
    Audience save(String name, @Nullable String description, Filter filter) {
        check(filter);
        return audiences.saveAndFlush(
                new Audience(UUID.randomUUID(), name.strip(), description, filter, now()));
    }

    @Transactional
    Audience rewrite(UUID id, String name, @Nullable String description, Filter filter) {
        var audience = find(id);
        check(filter);
        audience.rewrite(name.strip(), description, filter, now());
        return audiences.saveAndFlush(audience);
    }

    @Transactional
    void delete(UUID id) {
        audiences.delete(find(id));
        controlGroups.forget(TargetKind.AUDIENCE, id.toString());
    }

    /// An audience; a [Problem] when there is none.
    Audience find(UUID id) {
        return audiences
                .findById(id)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        AUDIENCE_NOT_FOUND,
                                        "Audience %s does not exist.".formatted(id)));
    }

    /// Audiences from the newest on, at most `limit`, those numbered below `before`.
    List<Audience> newestBefore(int before, int limit) {
        return audiences.newestBefore(before, Limit.of(limit));
    }

    /// The customers whom a filter means in a snapshot.
    Selection selection(Filter filter, Snapshot snapshot) {
        return FilterReader.selection(filter, snapshots.segments(snapshot.number()));
    }

    /// The filter that an earlier list of an audience was taken by.
    ///
    /// @param revision its number; null for the one in force when the snapshot was computed
    Filter filterIn(Audience audience, Snapshot snapshot, @Nullable Integer revision) {
        if (revision == null) {
            return audience.filterAt(snapshot.computedAt()).filter();
        }
        return audience.filters().stream()
                .filter(saved -> saved.revision() == revision)
                .map(Audience.SavedFilter::filter)
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.of(INVALID_PARAMETERS, "The audience has no such revision.")
                                        .with(
                                                new FieldError(
                                                        "revision",
                                                        "unknown",
                                                        "must be one of the audience's revisions")));
    }

    private void check(Filter filter) {
        FilterReader.check(
                filter,
                snapshots
                        .current()
                        .map(snapshot -> snapshots.segments(snapshot.number()))
                        .orElse(null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
    }
}
