package io.clientele.marketing;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/// A segment's strategy and where it comes from.
@Schema(name = "SegmentStrategy", description = "What to do with a segment.")
record StrategyDocument(
        @Schema(description = "The segment's id.", requiredMode = REQUIRED, example = "at-risk")
                String segmentId,
        @Schema(description = "The segment's family.", requiredMode = REQUIRED, example = "rfm")
                Family family,
        @Schema(description = "The segment's name.", requiredMode = REQUIRED, example = "At Risk")
                String name,
        @JsonUnwrapped Strategy strategy,
        @Schema(
                        description = "Whether somebody has replaced the default.",
                        requiredMode = REQUIRED,
                        example = "false")
                boolean edited,
        @Schema(
                        description = "When it was replaced last (UTC); null for a default.",
                        example = "2026-03-01T09:30:00Z",
                        nullable = true)
                @Nullable Instant updatedAt) {

    static StrategyDocument ofDefault(
            String segmentId, Family family, String name, Strategy strategy) {
        return new StrategyDocument(segmentId, family, name, strategy, false, null);
    }

    StrategyDocument editedAs(Strategy newer, Instant at) {
        return new StrategyDocument(segmentId, family, name, newer, true, at);
    }

    /// Differs whenever any part of this document does.
    String entityTag() {
        byte[] content = toString().getBytes(StandardCharsets.UTF_8);
        return "\"%s\"".formatted(UUID.nameUUIDFromBytes(content));
    }
}
