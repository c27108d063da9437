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
        @Schema(
                        description =
                                "A stable word for programs. `missing`, `required`, `type-mismatch`, `unknown-value`,"
                                        + " `unknown-field`, `unknown`, `unknown-parameter`,"
                                        + " `unexpected-part`, `malformed-json`, `invalid`, `unsuitable`,"
                                        + " `out-of-range`, `ambiguous`, `one-of`; a bound that is broken: `min`, `max`,"
                                        + " `decimal-min`, `decimal-max`, `positive`, `size`, `pattern`, `not-null`,"
                                        + " `not-blank`, `not-empty`, `assert-true`, `future`; of a cursor of another list"
                                        + " `foreign`; of a filter `one-form`, `too-many`, `too-deep`; of a segment map"
                                        + " `uncovered`; of a webhook's address `address-refused`, `unknown-host`; of"
                                        + " the first API key `admin`; of a refused row the `code` of its reason.",
                        example = "max")
                String code,
        @Schema(
                        description = "What is wrong and what would be right, for people.",
                        example = "must be less than or equal to 10")
                String message) {}
