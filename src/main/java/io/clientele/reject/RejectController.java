package io.clientele.reject;

import static io.clientele.problem.ProblemType.UPLOAD_NOT_FOUND;

import io.clientele.download.Downloads;
import io.clientele.paging.PagedList;
import io.clientele.problem.Raises;
import io.clientele.upload.UploadDesk;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/uploads/{id}/rejects")
@Tag(name = "Uploads")
class RejectController {

    private static final List<String> CSV_HEADER =
            List.of("line", "field", "code", "message", "row");

    private final UploadDesk desk;
    private final Rejects rejects;
    private final Downloads downloads;

    RejectController(UploadDesk desk, Rejects rejects, Downloads downloads) {
        this.desk = desk;
        this.rejects = rejects;
        this.downloads = downloads;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The refused rows of an upload",
            description =
                    """
                    With line, field, reason and the row as sent: as JSON in pages, or whole as `text/csv` or \
                    `application/x-ndjson` (by `Accept`).""")
    @ApiResponse(
            responseCode = "200",
            description = "A page, or the whole list as text.",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = RejectPage.class)),
                @Content(
                        mediaType = Downloads.CSV,
                        schema =
                                @Schema(
                                        type = "string",
                                        description =
                                                "A header, and a line for each refused row.")),
                @Content(
                        mediaType = Downloads.NDJSON,
                        schema = @Schema(type = "string", description = "One `Reject` a line."))
            })
    @Raises(UPLOAD_NOT_FOUND)
    ResponseEntity<RejectPage> page(
            @PathVariable @Parameter(description = "Id of the upload.") UUID id,
            @RequestParam(defaultValue = "100")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Rows a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list =
                PagedList.of(
                        UriComponentsBuilder.fromPath("/uploads/{id}/rejects").build(id),
                        limit,
                        cursor);
        long after = list.place(Long::valueOf).orElse(0L);
        var page =
                list.page(rejects.page(desk.rejectsNumber(id), after, list.reach()), Reject::line);
        return list.answer(page.nextCursor(), new RejectPage(page.items(), page.nextCursor()));
    }

    @Hidden
    @GetMapping(produces = Downloads.CSV)
    ResponseEntity<StreamingResponseBody> csv(@PathVariable UUID id) {
        int source = desk.rejectsNumber(id);
        return downloads.csv(
                "rejects",
                sheet -> {
                    sheet.row(CSV_HEADER);
                    rejects.forEach(
                            source,
                            reject ->
                                    sheet.row(
                                            Arrays.asList(
                                                    reject.line(),
                                                    reject.field(),
                                                    reject.code(),
                                                    reject.message(),
                                                    reject.row())));
                });
    }

    @Hidden
    @GetMapping(produces = Downloads.NDJSON)
    ResponseEntity<StreamingResponseBody> ndjson(@PathVariable UUID id) {
        int source = desk.rejectsNumber(id);
        return downloads.ndjson(lines -> rejects.forEach(source, lines::line));
    }

    @Schema(description = "A page of refused rows.")
    record RejectPage(
            List<Reject> items,
            @Schema(description = "Cursor of the next page; null on the last.")
                    @Nullable String nextCursor) {}
}
