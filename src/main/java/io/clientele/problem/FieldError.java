package io.clientele.problem;

import io.swagger.v3.oas.annotations.media.Schema;

/// One thing wrong with a request.
///
/// @param field a field's path (`clusters.max`), the name of a parameter, header or column, or a
///     place in the body (`line 3, column 7`)
/// @param code a stable word for programs, such as `type-mismatch`, `not-null` or `unknown-value`
/// @param message what is wrong and what would be right, for people
@Schema(description = "One thing wrong with the request.")
public record FieldError(
        @Schema(
                        description =
                                "A field's path, the name of a parameter, header or column, or a"
                                        + " place in the body.",
                        example = "clusters.max")
                String field,
        @Schema(description = "A stable word for programs.", example = "max") String code,
        @Schema(
                        description = "What is wrong and what would be right, for people.",
                        example = "must be less than or equal to 50")
                String message) {}
