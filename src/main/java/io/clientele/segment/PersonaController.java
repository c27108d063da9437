package io.clientele.segment;

import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AnswerTag;
import io.clientele.asof.AskedSnapshot;
import io.clientele.asof.SegmentationReference;
import io.clientele.problem.Raises;
import io.clientele.snapshot.Family;
import io.clientele.snapshot.SnapshotSegment;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@Tag(name = "Personas")
class PersonaController {

    private final Snapshots snapshots;

    PersonaController(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @GetMapping("/personas")
    @Operation(
            summary = "The personas of the current clusters",
            description =
                    "A name and a sentence for each cluster, made from how it differs from the whole shop;"
                            + " with an `ETag`, for `If-None-Match`.")
    @ApiResponse(responseCode = "200", description = "The personas.")
    @ApiResponse(responseCode = "304", description = "Nothing has changed.")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    ResponseEntity<PersonaList> personas(@ParameterObject AskedSnapshot asked) {
        var snapshot = asked.in(snapshots);
        var items =
                snapshots.segments(snapshot.number()).of(Family.CLUSTER).stream()
                        .map(PersonaResource::of)
                        .toList();
        return ResponseEntity.ok()
                .eTag(AnswerTag.of(snapshot, List.of()))
                .body(new PersonaList(SegmentationReference.of(snapshot), items));
    }

    @Schema(description = "The personas of a segmentation.")
    record PersonaList(SegmentationReference segmentation, List<PersonaResource> items) {}

    @Schema(name = "Persona", description = "Who the customers of a cluster are.")
    record PersonaResource(
            @Schema(description = "Id of the cluster.", example = "cluster-1") String clusterId,
            @Schema(description = "Name of the persona.", example = "Frequent big spenders")
                    String name,
            @Schema(description = "Who they are, in a sentence.") @Nullable String sentence,
            @Schema(description = "Tier of the cluster.", example = "tier-platinum")
                    @Nullable String tier,
            @Schema(description = "Number of customers.", example = "312") int customers,
            @Schema(description = "Share of all customers, 0 to 1.", example = "0.07") double share,
            @Schema(description = "Share of all revenue, 0 to 1.", example = "0.49")
                    double revenueShare) {

        static PersonaResource of(SnapshotSegment cluster) {
            return new PersonaResource(
                    cluster.segmentId(),
                    cluster.name(),
                    cluster.persona(),
                    cluster.tierId(),
                    cluster.customers(),
                    cluster.share(),
                    cluster.revenueShare());
        }
    }
}
