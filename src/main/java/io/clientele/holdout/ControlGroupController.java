package io.clientele.holdout;

import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.CONTROL_GROUP_NOT_FOUND;
import static io.clientele.problem.ProblemType.INVALID_PARAMETERS;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;

import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.clientele.problem.FieldError;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@RestController
@RequestMapping("/control-groups")
@Tag(name = "Control groups")
class ControlGroupController {

    private static final int KEY_BYTES = 32;

    private final ControlGroups groups;
    private final EffectReader effects;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ControlGroupController(ControlGroups groups, EffectReader effects, Clock clock) {
        this.groups = groups;
        this.effects = effects;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "All control groups", description = "The newest first.")
    ResponseEntity<Page<ControlGroupResource>> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Control groups a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list = PagedList.of("/control-groups", limit, cursor);
        int before = list.place(Integer::valueOf).orElse(Integer.MAX_VALUE);
        return list.answer(
                list.page(groups.newestBefore(before, list.reach()), ControlGroup::number)
                        .map(ControlGroupResource::of));
    }

    @PostMapping
    @Operation(
            summary = "Keep a control group",
            description =
                    """
                    From now on a share of the customers of a segment or audience is left out of its lists as CSV \
                    and NDJSON and of exports; pages of JSON show everybody. Who is in it is decided by a keyed hash \
                    of the id: the same customers every time, others in every other control group. A segment or \
                    audience has at most one.""")
    @ApiResponse(responseCode = "201", description = "Kept from now on.")
    @Raises(CONFLICT)
    ResponseEntity<ControlGroupResource> make(@Valid @RequestBody ControlGroupDraft draft) {
        var audience = draft.audienceId();
        var kind = audience == null ? TargetKind.SEGMENT : TargetKind.AUDIENCE;
        var target = audience == null ? draft.segmentId() : audience.toString();
        if (target == null || (audience != null && draft.segmentId() != null)) {
            throw refused("segmentId", "one-of", "Name a segment or an audience, one of them.");
        }
        if (!effects.exists(kind, target)) {
            throw refused(
                    kind == TargetKind.SEGMENT ? "segmentId" : "audienceId",
                    "unknown-value",
                    "%s is not in the current segmentation.".formatted(target));
        }
        var id = UUID.randomUUID();
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
        if (!groups.insert(id, draft.name().strip(), kind, target, draft.percent(), key, now)) {
            throw Problem.of(CONFLICT, "%s has a control group already.".formatted(target));
        }
        return ResponseEntity.created(URI.create("/control-groups/" + id))
                .body(ControlGroupResource.of(find(id)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One control group", description = "Who is in it is not listed.")
    @Raises(CONTROL_GROUP_NOT_FOUND)
    ControlGroupResource one(
            @PathVariable @Parameter(description = "Id of the control group.") UUID id) {
        return ControlGroupResource.of(find(id));
    }

    @GetMapping("/{id}/effect")
    @Operation(
            summary = "What exporting changed",
            description =
                    """
                    Holds revenue and purchases between two days of those who could be exported against those kept \
                    out: everybody who was in the segment or audience in the last segmentation before. A difference \
                    whose interval holds 0 may be chance.""")
    @Raises({CONTROL_GROUP_NOT_FOUND, NO_SEGMENTATION})
    Effect effect(
            @PathVariable @Parameter(description = "Id of the control group.") UUID id,
            @RequestParam @Parameter(description = "First day.", example = "2026-01-01")
                    LocalDate from,
            @RequestParam
                    @Parameter(description = "The day after the last.", example = "2026-02-01")
                    LocalDate to) {
        var group = find(id);
        if (!from.isBefore(to)) {
            throw refused("to", "out-of-range", "The period must have at least one day.");
        }
        return effects.between(group, from, to);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a control group", description = "Its customers are exported again.")
    @Raises(CONTROL_GROUP_NOT_FOUND)
    void end(@PathVariable @Parameter(description = "Id of the control group.") UUID id) {
        if (!groups.delete(id)) {
            throw unknown(id);
        }
    }

    private ControlGroup find(UUID id) {
        return groups.find(id).orElseThrow(() -> unknown(id));
    }

    private static Problem refused(String field, String code, String detail) {
        return Problem.of(INVALID_PARAMETERS, detail).with(new FieldError(field, code, detail));
    }

    private static Problem unknown(UUID id) {
        return Problem.of(
                CONTROL_GROUP_NOT_FOUND, "Control group %s does not exist.".formatted(id));
    }

    @Schema(description = "A control group to be kept.")
    record ControlGroupDraft(
            @Schema(description = "Display name.", example = "Letter of March")
                    @NotBlank
                    @Size(max = 100)
                    String name,
            @Schema(description = "Of this segment; not with `audienceId`.", example = "at-risk")
                    @Size(max = 200)
                    @Nullable String segmentId,
            @Schema(description = "Of this audience; not with `segmentId`.")
                    @Nullable UUID audienceId,
            @Schema(description = "Share kept out, 1 to 10 %.", example = "5") @Min(1) @Max(10)
                    int percent) {}

    @Schema(name = "ControlGroup", description = "A share of customers kept out of exports.")
    record ControlGroupResource(
            @Schema(description = "Id of the control group.") UUID id,
            @Schema(description = "Display name.", example = "Letter of March") String name,
            @Schema(description = "Segment it is taken from.", example = "at-risk")
                    @Nullable String segmentId,
            @Schema(description = "Audience it is taken from.") @Nullable UUID audienceId,
            @Schema(description = "Share kept out, in per cent.", example = "5") int percent,
            @Schema(description = "Since when (UTC).") Instant createdAt) {

        static ControlGroupResource of(ControlGroup group) {
            boolean segment = group.kind() == TargetKind.SEGMENT;
            return new ControlGroupResource(
                    group.id(),
                    group.name(),
                    segment ? group.target() : null,
                    segment ? null : UUID.fromString(group.target()),
                    group.percent(),
                    group.createdAt());
        }
    }
}
