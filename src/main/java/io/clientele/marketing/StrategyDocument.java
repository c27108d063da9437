package io.clientele.marketing;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

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
                @Nullable Instant updatedAt,
        @Schema(
                        description =
                                "What the numbers say, of the current segmentation or the one asked for; null before the"
                                        + " first segmentation and for a segment that it does not hold.")
                @Nullable SegmentOutlook outlook) {

    static StrategyDocument ofDefault(
            String segmentId, Family family, String name, Strategy strategy) {
        return new StrategyDocument(segmentId, family, name, strategy, false, null, null);
    }

    StrategyDocument editedAs(Strategy newer, Instant at) {
        return new StrategyDocument(segmentId, family, name, newer, true, at, null);
    }

    StrategyDocument with(@Nullable SegmentOutlook numbers) {
        return new StrategyDocument(segmentId, family, name, strategy, edited, updatedAt, numbers);
    }

    /// Differs whenever any part of this document does: the words' tag and, after a dot, that of
    /// the numbers.
    String entityTag() {
        String words = Digest.of(with(null));
        return outlook == null
                ? "\"%s\"".formatted(words)
                : "\"%s.%s\"".formatted(words, Digest.of(outlook));
    }

    /// The tag of the words alone, which are what an editor replaces.
    static String wordsOf(String entityTag) {
        int dot = entityTag.indexOf('.');
        return dot < 0 ? entityTag : entityTag.substring(0, dot) + "\"";
    }
}
