package io.clientele.problem;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.swagger.v3.oas.annotations.media.Schema;

import java.net.URI;
import java.util.List;

/// The body of every error answer, as in RFC 9457.
///
/// @param instance the path that was asked, as it was sent
@Schema(name = "Problem", description = "An error, as in RFC 9457.")
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record ProblemDocument(
        @Schema(
                        description =
                                "The kind of problem; a stable address that describes it, relative"
                                        + " to this service.",
                        format = "uri-reference",
                        example = "/problems/customer-not-found")
                URI type,
        @Schema(
                        description = "A few words, the same for every problem of this type.",
                        example = "Customer not found")
                String title,
        @Schema(description = "The HTTP status.", example = "404") int status,
        @Schema(
                        description = "What happened this time, for people.",
                        example = "Customer 17850 does not exist.")
                String detail,
        @Schema(description = "The path that was asked.", example = "/customers/17850/segment")
                String instance,
        @Schema(
                        description =
                                "What is wrong with the request, part by part; empty when there is"
                                        + " nothing to point at.")
                List<FieldError> errors) {

    /// The document of a problem that befell a path.
    public static ProblemDocument of(Problem problem, String instance) {
        var type = problem.type();
        return new ProblemDocument(
                type.uri(),
                type.title(),
                type.status(),
                problem.detail(),
                instance,
                problem.errors());
    }
}
