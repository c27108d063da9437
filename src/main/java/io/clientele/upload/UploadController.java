package io.clientele.upload;

import static io.clientele.problem.ProblemType.AMOUNT_TOO_LARGE;
import static io.clientele.problem.ProblemType.CONFLICT;
import static io.clientele.problem.ProblemType.NO_USABLE_ROW;
import static io.clientele.problem.ProblemType.ORDER_LINES_ELSEWHERE;
import static io.clientele.problem.ProblemType.REQUEST_TIMEOUT;
import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;
import static io.clientele.problem.ProblemType.STORAGE_FULL;
import static io.clientele.problem.ProblemType.UNKNOWN_COLUMNS;
import static io.clientele.problem.ProblemType.UNREADABLE_FILE;
import static io.clientele.problem.ProblemType.UPLOAD_NOT_FOUND;

import io.clientele.job.ProgressEvents;
import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.clientele.problem.Raises;
import io.clientele.receipt.FileName;
import io.clientele.sending.FormParts;
import io.clientele.sending.SendingTransactions;
import io.clientele.sending.UploadParameters;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

@RestController
@RequestMapping("/uploads")
@Tag(name = "Uploads")
class UploadController {

    private final UploadDesk desk;
    private final ProgressEvents events;

    UploadController(UploadDesk desk, ProgressEvents events) {
        this.desk = desk;
        this.events = events;
    }

    @PostMapping(
            consumes = {
                "text/csv",
                SendingTransactions.NDJSON,
                SendingTransactions.XLSX,
                SendingTransactions.GZIP,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    @SendingTransactions
    @Raises({
        ORDER_LINES_ELSEWHERE,
        REQUEST_TIMEOUT,
        UNREADABLE_FILE,
        UNKNOWN_COLUMNS,
        NO_USABLE_ROW,
        AMOUNT_TOO_LARGE,
        SERVICE_UNAVAILABLE,
        STORAGE_FULL
    })
    ResponseEntity<UploadResource> receive(
            HttpServletRequest request, @ParameterObject UploadParameters parameters)
            throws IOException {
        return accepted(
                desk.receive(
                        request.getInputStream(),
                        FileName.of(request.getHeader("Content-Disposition")),
                        request.getContentType(),
                        parameters.options()));
    }

    /// Shops send files under any type, and some programs under that of a form.
    @Hidden
    @PostMapping(
            consumes = {"text/*", "application/*"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Raises(ORDER_LINES_ELSEWHERE)
    ResponseEntity<UploadResource> receiveUnderAnotherType(
            HttpServletRequest request, @ParameterObject UploadParameters parameters)
            throws IOException {
        return receive(request, parameters);
    }

    @Hidden
    @PostMapping(
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Raises(ORDER_LINES_ELSEWHERE)
    ResponseEntity<UploadResource> receiveForm(
            HttpServletRequest request,
            @RequestPart MultipartFile file,
            @ParameterObject UploadParameters parameters)
            throws IOException, ServletException {
        FormParts.requireOneFile(request.getParts());
        try (var body = file.getInputStream()) {
            return accepted(
                    desk.receive(
                            body,
                            FileName.clean(file.getOriginalFilename()),
                            file.getContentType(),
                            parameters.options()));
        }
    }

    @GetMapping
    @Operation(
            summary = "All uploads",
            description =
                    "The newest first; of a file name or a status alone, where they are given.")
    ResponseEntity<Page<UploadResource>> list(
            @RequestParam(required = false)
                    @Size(min = 1, max = 255)
                    @Parameter(description = "The name a file was sent under, letter for letter.")
                    @Nullable String fileName,
            @RequestParam(required = false) @Parameter(description = "What has become of it.")
                    @Nullable UploadStatus status,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Uploads a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var address =
                UriComponentsBuilder.fromPath("/uploads")
                        .queryParamIfPresent("fileName", PagedList.filter(fileName))
                        .queryParamIfPresent("status", Optional.ofNullable(status))
                        .build(true)
                        .toUri();
        var list = PagedList.of(address, limit, cursor);
        int before = list.place(Integer::valueOf).orElse(Integer.MAX_VALUE);
        return list.answer(
                list.page(desk.newestBefore(before, fileName, status, list.reach()), Upload::number)
                        .map(UploadResource::of));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One upload",
            description = "Status, progress and what became of the rows.")
    @Raises(UPLOAD_NOT_FOUND)
    UploadResource one(@PathVariable @Parameter(description = "Id of the upload.") UUID id) {
        return UploadResource.of(desk.find(id));
    }

    @GetMapping(value = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow an upload",
            description =
                    "Server-sent events `progress` and, at last, `end`, each with the upload as data.")
    @ApiResponse(
            responseCode = "200",
            description = "Events for as long as the import goes on.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = UploadResource.class)))
    @Raises(UPLOAD_NOT_FOUND)
    SseEmitter events(@PathVariable @Parameter(description = "Id of the upload.") UUID id) {
        return events.follow(() -> one(id), upload -> upload.status().ended());
    }

    @PostMapping(value = "/{id}/attempts", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Try a failed import again",
            description =
                    """
                    An import that the service had to give up - a bug, an outage of the database - keeps its file for \
                    a week, or until a customer is erased whom it may hold, and is tried from the beginning. A file that failed for what is in it is not kept: send it \
                    again, mended.""")
    @ApiResponse(responseCode = "202", description = "Queued again; follow `Location`.")
    @Raises({UPLOAD_NOT_FOUND, CONFLICT})
    ResponseEntity<UploadResource> tryAgain(
            @PathVariable @Parameter(description = "Id of the upload.") UUID id) {
        return accepted(UploadResource.of(desk.tryAgain(id)));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Cancel or undo an upload",
            description =
                    """
                    An import that has not ended is cancelled and leaves nothing; of one that was given up the file is \
                    dropped; one that succeeded is taken back \
                    out of the ledger with its rollup, and only its rows, as if it had never been sent. Rows that other \
                    uploads sent too, as overlapping exports do, stay: the earliest of these has them from then on, and \
                    its counts tell so, with as many accepted rows more as it has duplicates less. Where the same file was \
                    sent again, that upload takes the place of this one.""")
    @Raises({UPLOAD_NOT_FOUND, CONFLICT})
    UploadResource delete(@PathVariable @Parameter(description = "Id of the upload.") UUID id) {
        return UploadResource.of(desk.cancelOrUndo(id));
    }

    private static ResponseEntity<UploadResource> accepted(UploadResource upload) {
        return ResponseEntity.accepted().location(upload.location()).body(upload);
    }
}
