package io.clientele.audience;

import static io.clientele.problem.ProblemType.AUDIENCE_NOT_FOUND;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AskedSnapshot;
import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.clientele.problem.Raises;
import io.clientele.selection.Selections;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.UUID;

@RestController
@RequestMapping("/audiences")
@Tag(name = "Audiences")
class AudienceController {

    private final AudienceDesk desk;
    private final Selections selections;
    private final Snapshots snapshots;

    AudienceController(AudienceDesk desk, Selections selections, Snapshots snapshots) {
        this.desk = desk;
        this.selections = selections;
        this.snapshots = snapshots;
    }

    @GetMapping
    @Operation(summary = "All audiences", description = "The newest first, not counted.")
    ResponseEntity<Page<AudienceResource>> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Audiences a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list = PagedList.of("/audiences", limit, cursor);
        int before = list.place(Integer::valueOf).orElse(Integer.MAX_VALUE);
        return list.answer(
                list.page(desk.newestBefore(before, list.reach()), Audience::number)
                        .map(audience -> AudienceResource.of(audience, null)));
    }

    @PostMapping
    @Operation(
            summary = "Save an audience",
            description =
                    """
                    A filter over segments of any family, numbers and the region, by name. It is worked out anew in \
                    every segmentation, so its customers follow their behaviour. Segments must be ones that the \
                    current segmentation has.""")
    @ApiResponse(responseCode = "201", description = "Saved and counted.")
    ResponseEntity<AudienceResource> save(@Valid @RequestBody AudienceDraft draft) {
        var audience = desk.save(draft.name(), draft.description(), draft.filter());
        return ResponseEntity.created(URI.create("/audiences/" + audience.id()))
                .body(counted(audience));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One audience",
            description = "With its size in the current segmentation, or the one asked for.")
    @Raises({AUDIENCE_NOT_FOUND, NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    AudienceResource one(
            @PathVariable @Parameter(description = "Id of the audience.") UUID id,
            @ParameterObject AskedSnapshot asked) {
        var audience = desk.find(id);
        return asked.isCurrent() ? counted(audience) : counted(audience, asked.in(snapshots));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change an audience", description = "Replaces name, description, filter.")
    @Raises(AUDIENCE_NOT_FOUND)
    AudienceResource rewrite(
            @PathVariable @Parameter(description = "Id of the audience.") UUID id,
            @Valid @RequestBody AudienceDraft draft) {
        return counted(desk.rewrite(id, draft.name(), draft.description(), draft.filter()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an audience", description = "Its customers stay as they are.")
    @Raises(AUDIENCE_NOT_FOUND)
    void delete(@PathVariable @Parameter(description = "Id of the audience.") UUID id) {
        desk.delete(id);
    }

    private AudienceResource counted(Audience audience) {
        return snapshots
                .current()
                .map(snapshot -> counted(audience, snapshot))
                .orElseGet(() -> AudienceResource.of(audience, null));
    }

    private AudienceResource counted(Audience audience, Snapshot snapshot) {
        var size = selections.size(snapshot.number(), desk.selection(audience.filter(), snapshot));
        return AudienceResource.of(audience, AudienceResource.Size.of(snapshot, size));
    }

    @Schema(description = "An audience to be saved.")
    record AudienceDraft(
            @Schema(description = "Display name.", example = "Win back the South")
                    @NotBlank
                    @Size(max = 100)
                    String name,
            @Schema(description = "What it is for.", example = "Letter of March") @Size(max = 1000)
                    @Nullable String description,
            @NotNull Filter filter) {}
}
