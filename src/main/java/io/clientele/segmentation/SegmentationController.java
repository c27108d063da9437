package io.clientele.segmentation;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.analysis.ClusterEvidence;
import io.clientele.job.ProgressEvents;
import io.clientele.modelcard.ModelCard;
import io.clientele.outlook.DiagnosticsEvidence;
import io.clientele.outlook.LifetimeEvidence;
import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.clientele.plan.SegmentationParameters;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.net.URI;
import java.util.function.Function;

@RestController
@RequestMapping("/segmentations")
@Tag(name = "Segmentations")
class SegmentationController {

    private static final String EXAMPLE =
            """
            {"windowDays": 365, "scoring": {"method": "qcut"}, "seed": 42,
              "lifetime": {"model": "bg-nbd", "monthlyDiscountRate": 0.01}}
            """;

    private final SegmentationDesk desk;
    private final ProgressEvents events;

    SegmentationController(SegmentationDesk desk, ProgressEvents events) {
        this.desk = desk;
        this.events = events;
    }

    @PostMapping
    @Operation(
            summary = "Segment all customers",
            description =
                    """
                    Computes scores, segments, clusters, tiers, personas and lifetime value from what the ledger \
                    holds, in the background, and publishes them at once; until then lookups answer from the \
                    segmentation before.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    SegmentationParameters.class),
                                            examples = @ExampleObject(value = EXAMPLE))))
    @ApiResponse(responseCode = "202", description = "Ordered; the run goes on in the background.")
    ResponseEntity<SegmentationResource> start(
            @Valid @RequestBody(required = false) @Nullable SegmentationParameters parameters) {
        var run = desk.start(parameters == null ? SegmentationParameters.DEFAULT : parameters);
        return ResponseEntity.accepted()
                .location(URI.create("/segmentations/" + run.id()))
                .body(SegmentationResource.of(run));
    }

    @GetMapping
    @Operation(summary = "All runs", description = "The newest first.")
    ResponseEntity<Page<SegmentationResource>> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Runs a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list = PagedList.of("/segmentations", limit, cursor);
        int before = list.place(Integer::valueOf).orElse(Integer.MAX_VALUE);
        return list.answer(
                list.page(desk.newestBefore(before, list.reach()), Segmentation::number)
                        .map(SegmentationResource::of));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One run", description = "`latest` is the last that succeeded.")
    @Raises({SEGMENTATION_NOT_FOUND, NO_SEGMENTATION})
    SegmentationResource one(
            @PathVariable
                    @Parameter(description = "Id of the run, or `latest`.", example = "latest")
                    String id) {
        return SegmentationResource.of(desk.find(id));
    }

    @GetMapping("/{id}/clusters")
    @Operation(
            summary = "The clusters of a run",
            description =
                    "Every number of clusters tried, the choice with its reason, and the clusters.")
    @Raises({SEGMENTATION_NOT_FOUND, NO_SEGMENTATION, CONFLICT})
    ClusterEvidence clusters(
            @PathVariable
                    @Parameter(description = "Id of the run, or `latest`.", example = "latest")
                    String id) {
        return succeeded(desk.find(id), Segmentation::clusters);
    }

    @GetMapping("/{id}/lifetime-model")
    @Operation(
            summary = "The lifetime model of a run",
            description =
                    """
                    Which model supplies the numbers and why, every model's parameters, log-likelihood and how far its \
                    fit can be trusted, and how well each candidate foresaw the held-out last part of the history.""")
    @Raises({SEGMENTATION_NOT_FOUND, NO_SEGMENTATION, CONFLICT})
    LifetimeEvidence lifetimeModel(
            @PathVariable
                    @Parameter(description = "Id of the run, or `latest`.", example = "latest")
                    String id) {
        return succeeded(desk.find(id), Segmentation::lifetimeModel);
    }

    @GetMapping("/{id}/lifetime-model/diagnostics")
    @Operation(
            summary = "What shows whether the lifetime model fits",
            description =
                    """
                    Matrices by frequency and recency, purchases by week against what was expected, how customers differ, \
                    lifetime value by month, and the curves of the held-out days, as numbers to draw.""")
    @Raises({SEGMENTATION_NOT_FOUND, NO_SEGMENTATION, CONFLICT})
    DiagnosticsEvidence diagnostics(
            @PathVariable
                    @Parameter(description = "Id of the run, or `latest`.", example = "latest")
                    String id) {
        var run = desk.find(id);
        succeeded(run, Segmentation::lifetimeModel);
        var diagnostics = run.lifetimeDiagnostics();
        if (diagnostics == null) {
            throw Problem.of(
                    CONFLICT,
                    "Segmentation %s was asked to compute no diagnostics.".formatted(run.id()));
        }
        return diagnostics;
    }

    @GetMapping("/{id}/model-card")
    @Operation(
            summary = "The model card of a run",
            description =
                    """
                    Hashes of input and output, versions, parameters with the seed, and what to be careful about. Runs \
                    on one ledger with the same parameters have the same output hash.""")
    @Raises({SEGMENTATION_NOT_FOUND, NO_SEGMENTATION, CONFLICT})
    ModelCard modelCard(
            @PathVariable
                    @Parameter(description = "Id of the run, or `latest`.", example = "latest")
                    String id) {
        return succeeded(desk.find(id), Segmentation::modelCard);
    }

    @GetMapping(value = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow a run",
            description =
                    "Server-sent events `progress` and, at last, `end`, each with the run as data.")
    @ApiResponse(
            responseCode = "200",
            description = "Events for as long as the run goes on.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = SegmentationResource.class)))
    @Raises({SEGMENTATION_NOT_FOUND, NO_SEGMENTATION})
    SseEmitter events(
            @PathVariable
                    @Parameter(description = "Id of the run, or `latest`.", example = "latest")
                    String id) {
        return events.follow(() -> one(id), run -> run.status().ended());
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Cancel a run", description = "What is published stays as it is.")
    @Raises({SEGMENTATION_NOT_FOUND, CONFLICT})
    SegmentationResource cancel(
            @PathVariable @Parameter(description = "Id of the run.") String id) {
        return SegmentationResource.of(desk.cancel(id));
    }

    private static <T> T succeeded(Segmentation run, Function<Segmentation, @Nullable T> evidence) {
        T found = evidence.apply(run);
        if (found == null) {
            throw Problem.of(CONFLICT, "Segmentation %s has not succeeded.".formatted(run.id()));
        }
        return found;
    }
}
