package io.clientele.asof;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.problem.Problem;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;

import org.springframework.stereotype.Component;

import java.util.UUID;

/// Finds a run in a path, `/segmentations/{id}/…`, among those that have published.
@Component
public class PublishedRuns {

    private final Snapshots snapshots;
    private final OrderedRuns runs;

    PublishedRuns(Snapshots snapshots, OrderedRuns runs) {
        this.snapshots = snapshots;
        this.runs = runs;
    }

    /// The id of a run that has published, also of one whose customers are no longer kept.
    ///
    /// @param name its id, or `latest` for the current one
    /// @throws Problem `NO_SEGMENTATION` for the latest before the first, `CONFLICT` for a run that
    ///     has published nothing, `SEGMENTATION_NOT_FOUND` for one that was never ordered
    public UUID named(String name) {
        if (name.equals(AskedSnapshot.LATEST)) {
            return snapshots
                    .current()
                    .map(Snapshot::segmentationId)
                    .orElseThrow(AskedSnapshot::nothingYet);
        }
        var id = AskedSnapshot.id(name).orElseThrow(() -> unknown(name));
        if (snapshots.published(id)) {
            return id;
        }
        throw runs.knows(id)
                ? Problem.of(CONFLICT, "Segmentation %s has not succeeded.".formatted(id))
                : unknown(name);
    }

    private static Problem unknown(String name) {
        return Problem.of(
                SEGMENTATION_NOT_FOUND, "Segmentation %s does not exist.".formatted(name));
    }
}
