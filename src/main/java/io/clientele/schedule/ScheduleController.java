package io.clientele.schedule;

import static io.clientele.problem.ProblemType.SCHEDULE_NOT_FOUND;

import io.clientele.problem.Raises;
import io.clientele.segmentation.SegmentationDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/schedules")
@Tag(name = "Schedules")
class ScheduleController {

    private final ScheduleDesk desk;
    private final SegmentationDesk segmentations;

    ScheduleController(ScheduleDesk desk, SegmentationDesk segmentations) {
        this.desk = desk;
        this.segmentations = segmentations;
    }

    @GetMapping
    @Operation(
            summary = "All schedules",
            description = "The newest first, each with how its last run went.")
    ResponseEntity<ScheduleList> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Schedules a page.")
                    int limit,
            @RequestParam(required = false)
                    @Min(1)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable Integer cursor) {
        var found = desk.newestBefore(cursor == null ? Integer.MAX_VALUE : cursor, limit + 1);
        var items = found.stream().limit(limit).map(this::resource).toList();
        if (found.size() <= limit) {
            return ResponseEntity.ok(new ScheduleList(items, null));
        }
        var next = String.valueOf(found.get(limit - 1).number());
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.LINK,
                        "</schedules?limit=%d&cursor=%s>; rel=\"next\"".formatted(limit, next))
                .body(new ScheduleList(items, next));
    }

    @PostMapping
    @Operation(
            summary = "Make a schedule",
            description =
                    """
                    From then on segmentations are ordered by themselves: never while one is queued or running, \
                    and what was missed is made up for once. A run that fails leaves the segmentation before in place.""")
    @ApiResponse(responseCode = "201", description = "Made.")
    ResponseEntity<ScheduleResource> make(@Valid @RequestBody ScheduleDraft draft) {
        var schedule = desk.make(draft);
        return ResponseEntity.created(URI.create("/schedules/" + schedule.id()))
                .body(resource(schedule));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One schedule", description = "With its next and its last run.")
    @Raises(SCHEDULE_NOT_FOUND)
    ScheduleResource one(@PathVariable @Parameter(description = "Id of the schedule.") UUID id) {
        return resource(desk.find(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a schedule", description = "As a whole.")
    @Raises(SCHEDULE_NOT_FOUND)
    ScheduleResource change(
            @PathVariable @Parameter(description = "Id of the schedule.") UUID id,
            @Valid @RequestBody ScheduleDraft draft) {
        return resource(desk.change(id, draft));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a schedule", description = "Runs it has ordered go on.")
    @Raises(SCHEDULE_NOT_FOUND)
    void delete(@PathVariable @Parameter(description = "Id of the schedule.") UUID id) {
        desk.delete(id);
    }

    private ScheduleResource resource(Schedule schedule) {
        var last = schedule.lastSegmentation();
        return ScheduleResource.of(
                schedule, last == null ? null : segmentations.outcome(last).orElse(null));
    }

    @Schema(description = "A page of schedules.")
    record ScheduleList(
            List<ScheduleResource> items,
            @Schema(description = "Cursor of the next page; null on the last.")
                    @Nullable String nextCursor) {}
}
