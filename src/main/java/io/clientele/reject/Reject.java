package io.clientele.reject;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

@Schema(description = "A refused row.")
record Reject(
        @Schema(description = "Line of the file, the header being line 1.", example = "17")
                long line,
        @Schema(
                        description = "Column at fault; null when it is the whole row.",
                        example = "CustomerID")
                @Nullable String field,
        @Schema(description = "Reason for programs.", example = "missing-customer-id") String code,
        @Schema(description = "Reason for people.") String message,
        @Schema(description = "The row as sent.") String row) {}
