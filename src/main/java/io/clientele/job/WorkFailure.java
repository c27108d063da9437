package io.clientele.job;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "Failure", description = "Why work failed.")
public record WorkFailure(
        @Schema(description = "Type of the problem.", example = "/problems/no-usable-row")
                String type,
        @Schema(description = "What happened and what would be right.") String detail) {}
