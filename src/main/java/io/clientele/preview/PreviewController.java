package io.clientele.preview;

import static io.clientele.problem.ProblemType.REQUEST_TIMEOUT;
import static io.clientele.problem.ProblemType.SERVICE_UNAVAILABLE;
import static io.clientele.problem.ProblemType.UNREADABLE_FILE;

import io.clientele.intake.ReadingProblems;
import io.clientele.problem.Raises;
import io.clientele.row.UnreadableFile;
import io.clientele.sending.UploadParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;

import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

@RestController
@Tag(name = "Uploads")
class PreviewController {

    private static final String EXAMPLE =
            """
            customer_id,order_id,product_id,quantity,unit_price,timestamp
            10777,O9001,P0007,2,14.95,2025-06-29T10:15:00Z
            """;

    private final Previews previews;

    PreviewController(Previews previews) {
        this.previews = previews;
    }

    @PostMapping(
            path = "/uploads/preview",
            consumes = {"text/*", "application/*"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "See how a file would be read",
            description =
                    """
                    Takes what `POST /uploads` takes, looks at the first thousand rows (fewer, where they are longer than a megabyte) and answers at once: format, \
                    character set, columns with examples, which column would be taken for what and why, what \
                    would become of these rows, which of them are known already, and whether the very same file is. \
                    Nothing is stored. The first megabyte of a long file will do, with `cutOff=true`; a workbook is \
                    sent whole. What becomes of all rows takes an import, which `dryRun=true` only tries. So that the \
                    query of an import will do, `duplicates`, `returns` and `dryRun` may be given; they change nothing here.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            description =
                                    "The file or its beginning; its content tells what it is.",
                            content = {
                                @Content(
                                        mediaType = "text/csv",
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject(value = EXAMPLE)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @Raises({REQUEST_TIMEOUT, UNREADABLE_FILE, SERVICE_UNAVAILABLE})
    Preview preview(
            HttpServletRequest request,
            @ParameterObject UploadParameters parameters,
            @RequestParam(defaultValue = "false")
                    @Parameter(
                            description =
                                    "Whether the body is the beginning of a file; what it breaks off in is left out.")
                    boolean cutOff)
            throws IOException {
        try {
            return previews.of(request.getInputStream(), parameters.options(), cutOff);
        } catch (UnreadableFile e) {
            throw ReadingProblems.of(e);
        }
    }
}
