package io.clientele.lookup;

import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Parameter;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// Which snapshot a caller asks: the current one unless a day or a segmentation is named.
public record AskedSnapshot(
        @Parameter(
                        description =
                                "What was known on this day: the latest segmentation that speaks of it or of a day"
                                        + " before. Default: the current segmentation.",
                        example = "2026-12-31")
                @Nullable LocalDate asOf,
        @Parameter(description = "Id of the segmentation to answer from; not together with `asOf`.")
                @Nullable UUID segmentation) {

    /// Whether nothing is named.
    public boolean isCurrent() {
        return asOf == null && segmentation == null;
    }

    /// @throws Problem if there is no such snapshot, or it is named twice
    public Snapshot in(Snapshots snapshots) {
        if (asOf != null && segmentation != null) {
            throw Problem.of(INVALID_PARAMETERS, "Give asOf or segmentation, not both.")
                    .with(new FieldError("segmentation", "ambiguous", "asOf names one as well."));
        }
        if (segmentation != null) {
            return snapshots
                    .ofSegmentation(segmentation)
                    .orElseThrow(
                            () ->
                                    Problem.of(
                                            SEGMENTATION_NOT_FOUND,
                                            "Segmentation %s published nothing, or its customers are no longer kept."
                                                    .formatted(segmentation)));
        }
        if (asOf != null) {
            return snapshots
                    .asOf(asOf)
                    .orElseThrow(
                            () ->
                                    Problem.of(
                                            NO_SEGMENTATION,
                                            "No segmentation speaks of %s or a day before."
                                                    .formatted(asOf)));
        }
        return snapshots
                .current()
                .orElseThrow(
                        () ->
                                Problem.of(
                                        NO_SEGMENTATION,
                                        "Nothing has been segmented yet: send POST /segmentations first."));
    }
}
