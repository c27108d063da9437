package io.clientele.schedule;

import static io.clientele.problem.ProblemType.SCHEDULE_NOT_FOUND;

import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.clientele.problem.Raises;
import io.clientele.segmentation.SegmentationDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
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
    ResponseEntity<Page<ScheduleResource>> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Schedules a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list = PagedList.of("/schedules", limit, cursor);
        int before = list.place(Integer::valueOf).orElse(Integer.MAX_VALUE);
        return list.answer(
                list.page(desk.newestBefore(before, list.reach()), Schedule::number)
                        .map(this::resource));
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
}
