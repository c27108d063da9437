package io.clientele.movement;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.PublishedRuns;
import io.clientele.drift.Drift;
import io.clientele.drift.PopulationStability;
import io.clientele.problem.Raises;
import io.clientele.snapshot.SnapshotDrift;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

@RestController
@Tag(name = "Movement")
class DriftController {

    private final Snapshots snapshots;
    private final DriftCautions cautions;
    private final PublishedRuns runs;

    DriftController(Snapshots snapshots, DriftCautions cautions, PublishedRuns runs) {
        this.snapshots = snapshots;
        this.cautions = cautions;
        this.runs = runs;
    }

    @GetMapping("/segmentations/{id}/drift")
    @Operation(
            summary = "How far the customers have drifted",
            description =
                    """
                    The population stability index of recency, frequency, monetary value and the segments' shares \
                    against the segmentation before: below 0.1 stable, from 0.25 on another population, once what it \
                    would be by chance alone (`byChance`) is taken off. Deciles of the earlier segmentation are the \
                    bins. Empty for the first segmentation. Where the two were \
                    computed with another window, other scores, another map or other clusters, the index tells of \
                    that too: `caution` says so, and `differences` names each such parameter and the measures it \
                    moves. `against` says which segmentation it is.""")
    @Raises({SEGMENTATION_NOT_FOUND, NO_SEGMENTATION, CONFLICT})
    DriftReport drift(
            @PathVariable
                    @Parameter(
                            description = "Id of the segmentation, or `latest`.",
                            example = "latest")
                    String id) {
        var segmentation = runs.named(id);
        var drift = snapshots.drift(segmentation);
        var against = drift.stream().map(SnapshotDrift::against).findFirst();
        var differences =
                against.map(before -> cautions.differences(before, segmentation))
                        .orElseGet(List::of);
        return new DriftReport(
                segmentation,
                against.orElse(null),
                DriftCautions.words(differences),
                differences,
                drift.stream().map(MeasureDrift::of).toList());
    }

    @Schema(description = "How far a segmentation's customers are from those of the one before.")
    record DriftReport(
            @Schema(description = "Id of the segmentation.") UUID segmentationId,
            @Schema(description = "Id of the segmentation before; null for the first.")
                    @Nullable UUID against,
            @Schema(
                            description =
                                    "That the two were computed with other parameters, and which; null if they were not.",
                            example =
                                    "The two were not computed alike, so part of the drift may be no change of the"
                                            + " customers: scoring.bins (5 before, 3 now).")
                    @Nullable String caution,
            @Schema(description = "The parameters in which they differ; empty if in none.")
                    List<ParameterDifference> differences,
            List<MeasureDrift> items) {}

    @Schema(description = "Drift of one measure.")
    record MeasureDrift(
            @Schema(
                            description =
                                    "`recency-days`, `frequency`, `monetary`, `rfm-segments`, `tier-segments` or"
                                            + " `cluster-segments`.",
                            example = "monetary")
                    String measure,
            @Schema(description = "Population stability index, 0 for none.", example = "0.03")
                    double index,
            @Schema(
                            description =
                                    "What the index is on average if both are of one population: much for few"
                                            + " customers. Customers in both make it less.",
                            example = "0.01")
                    double byChance,
            @Schema(description = "What the index means, less `byChance`.") Drift level) {

        static MeasureDrift of(SnapshotDrift drift) {
            return new MeasureDrift(
                    drift.measure(),
                    drift.index(),
                    drift.byChance(),
                    PopulationStability.level(drift.index(), drift.byChance()));
        }
    }
}
