package io.clientele.reject;

import static io.clientele.problem.ProblemType.UPLOAD_NOT_FOUND;

import de.siegmar.fastcsv.writer.CsvWriter;

import io.clientele.problem.Raises;
import io.clientele.upload.UploadDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

@RestController
@RequestMapping("/uploads/{id}/rejects")
@Tag(name = "Uploads")
class RejectController {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final List<String> CSV_HEADER =
            List.of("line", "field", "code", "message", "row");

    private final UploadDesk desk;
    private final Rejects rejects;
    private final JsonMapper json;

    RejectController(UploadDesk desk, Rejects rejects, JsonMapper json) {
        this.desk = desk;
        this.rejects = rejects;
        this.json = json;
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
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(mediaType = NDJSON, schema = @Schema(type = "string"))
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
                    @Min(1)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable Long cursor) {
        var found = rejects.page(desk.rejectsNumber(id), cursor == null ? 0 : cursor, limit + 1);
        var items = found.stream().limit(limit).toList();
        if (found.size() <= limit) {
            return ResponseEntity.ok(new RejectPage(items, null));
        }
        var next = String.valueOf(items.getLast().line());
        var link =
                UriComponentsBuilder.fromPath("/uploads/{id}/rejects")
                        .queryParam("limit", limit)
                        .queryParam("cursor", next)
                        .build(id)
                        .toASCIIString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(link))
                .body(new RejectPage(items, next));
    }

    @GetMapping(produces = CSV)
    ResponseEntity<StreamingResponseBody> csv(@PathVariable UUID id) {
        int source = desk.rejectsNumber(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejects.csv\"")
                .body(out -> writeCsv(source, out));
    }

    @GetMapping(produces = NDJSON)
    ResponseEntity<StreamingResponseBody> ndjson(@PathVariable UUID id) {
        int source = desk.rejectsNumber(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(NDJSON))
                .body(out -> writeNdjson(source, out));
    }

    private void writeCsv(int source, OutputStream out) throws IOException {
        try (var csv = CsvWriter.builder().build(writer(out))) {
            csv.writeRecord(CSV_HEADER);
            rejects.forEach(
                    source,
                    reject ->
                            csv.writeRecord(
                                    String.valueOf(reject.line()),
                                    reject.field(),
                                    reject.code(),
                                    reject.message(),
                                    reject.row()));
        }
    }

    private void writeNdjson(int source, OutputStream out) throws IOException {
        try (var lines = writer(out)) {
            rejects.forEach(
                    source, reject -> lines.append(json.writeValueAsString(reject)).append('\n'));
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    @Schema(description = "A page of refused rows.")
    record RejectPage(
            List<Reject> items,
            @Schema(description = "Cursor of the next page; null on the last.")
                    @Nullable String nextCursor) {}
}
