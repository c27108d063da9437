package io.clientele.privacy;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/// A file as sent, which may hold anybody: packed and of several formats, it is not searched.
@Schema(description = "A file as sent that is still kept and not searched: it may hold anybody.")
public record UnsearchedFile(
        @Schema(description = "The upload.") UUID uploadId,
        @Schema(
                        description =
                                "`RECEIVING`, or the upload's status: `QUEUED` and `RUNNING` files"
                                        + " are gone once imported, `FAILED` ones wait to be tried"
                                        + " again. `DROPPING`: a long one that nobody can read any"
                                        + " more, while its pieces are deleted, in seconds.",
                        example = "FAILED")
                String status,
        @Schema(description = "When it came (UTC).") Instant receivedAt,
        @Schema(
                        description =
                                "When it is dropped at the latest (UTC); null until its import ends, and"
                                        + " while it is being deleted.")
                @Nullable Instant keptUntil) {}
