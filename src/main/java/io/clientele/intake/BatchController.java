package io.clientele.intake;

import static io.clientele.problem.ProblemType.NO_USABLE_ROW;
import static io.clientele.problem.ProblemType.UNKNOWN_COLUMNS;
import static io.clientele.problem.ProblemType.UNREADABLE_FILE;

import io.clientele.posting.LedgerBusy;
import io.clientele.problem.Raises;
import io.clientele.receipt.FileName;
import io.clientele.receipt.ReceivedFile;
import io.clientele.upload.UploadDesk;
import io.clientele.upload.UploadOptions;
import io.clientele.upload.UploadParameters;
import io.clientele.upload.UploadResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

@RestController
@Tag(name = "Uploads")
class BatchController {

    private static final int MOST_BYTES = 1 << 20;

    private static final String EXAMPLE =
            """
            [{"customer_id": "10777", "order_id": "O9001", "product_id": "P0007", "quantity": 2,
              "unit_price": 14.95, "timestamp": "2025-06-29T10:15:00Z"}]
            """;

    private final BatchReader reader;
    private final Combiner combiner;
    private final UploadDesk desk;

    BatchController(BatchReader reader, Combiner combiner, UploadDesk desk) {
        this.reader = reader;
        this.combiner = combiner;
        this.desk = desk;
    }

    @PostMapping(
            path = "/uploads",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(value = EXAMPLE))))
    @ApiResponse(
            responseCode = "201",
            description =
                    "A JSON array of at most 1,000 rows and 1 MiB is imported at once; the counts are final.")
    @Raises({UNREADABLE_FILE, UNKNOWN_COLUMNS, NO_USABLE_ROW})
    ResponseEntity<UploadResource> receive(
            HttpServletRequest request, @ParameterObject UploadParameters parameters)
            throws IOException {
        var options = parameters.options();
        var name = FileName.of(request.getHeader("Content-Disposition"));
        var type = request.getContentType();
        var body = request.getInputStream();
        byte[] start = body.readNBytes(MOST_BYTES);
        if (start.length < MOST_BYTES) {
            var file = ReceivedFile.of(name, type, start);
            var batch = reader.read(start, file, options).orElse(null);
            if (batch != null) {
                try {
                    var stored = combiner.store(batch);
                    return ResponseEntity.created(stored.location()).body(stored);
                } catch (LedgerBusy wait) {
                    return queued(new ByteArrayInputStream(start), name, type, options);
                }
            }
        }
        var whole = new SequenceInputStream(new ByteArrayInputStream(start), body);
        return queued(whole, name, type, options);
    }

    private ResponseEntity<UploadResource> queued(
            InputStream body, @Nullable String name, @Nullable String type, UploadOptions options)
            throws IOException {
        var upload = desk.receive(body, name, type, options);
        return ResponseEntity.accepted().location(upload.location()).body(upload);
    }
}
