package io.clientele.problem;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/// Serves the addresses that the `type` of a problem points at.
@RestController
@Tag(name = "Problems")
final class ProblemTypes {

    @GetMapping("/problems")
    @Operation(
            summary = "List every kind of error this service returns",
            description =
                    "In the order of their statuses; what is not listed is never the `type` of a problem.")
    @ApiResponse(responseCode = "200", description = "All kinds.")
    ProblemList all() {
        return new ProblemList(
                Arrays.stream(ProblemType.values()).map(ProblemDescription::of).toList());
    }

    @GetMapping("/problems/{slug}")
    @Operation(
            summary = "Describe one kind of error",
            description = "The `type` of every problem is the address of its kind here.")
    ProblemDescription one(
            @Parameter(description = "The last part of a problem's type.", example = "not-found")
                    @PathVariable
                    String slug) {
        return ProblemType.ofSlug(slug)
                .map(ProblemDescription::of)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        ProblemType.NOT_FOUND,
                                        "There is no problem type of this name."));
    }

    @Schema(description = "Every kind of error.")
    record ProblemList(List<ProblemDescription> items) {}

    @Schema(description = "A kind of error.")
    record ProblemDescription(
            @Schema(
                            description = "As in a problem's type.",
                            format = "uri-reference",
                            example = "/problems/not-found")
                    URI type,
            @Schema(description = "A few words.", example = "Not found") String title,
            @Schema(description = "The HTTP status.", example = "404") int status,
            @Schema(
                            description = "What it means and what to do.",
                            example = "Nothing lives at this path.")
                    String description) {

        static ProblemDescription of(ProblemType type) {
            return new ProblemDescription(
                    type.uri(), type.title(), type.status(), type.description());
        }
    }
}
