package io.clientele.segmentation;

import io.clientele.analysis.ScoringEvidence;
import io.clientele.job.WorkFailure;
import io.clientele.plan.SegmentationParameters;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Schema(name = "Segmentation", description = "A run: what was asked, how it went.")
record SegmentationResource(
        @Schema(description = "Id of the run.") UUID id,
        @Schema(description = "Where it stands.") SegmentationStatus status,
        @Schema(description = "How far it is.") Progress progress,
        @Schema(description = "What was asked, with every default filled in.")
                SegmentationParameters parameters,
        @Schema(
                        description = "The day it speaks of; null until the ledger has been read.",
                        example = "2025-07-01")
                @Nullable LocalDate asOf,
        @Schema(description = "Customers segmented; null until it succeeded.", example = "2000")
                @Nullable Integer customers,
        @Nullable ScoringEvidence scoring,
        @Schema(description = "Why it failed; null unless it did.") @Nullable WorkFailure failure,
        @Schema(description = "When it was asked for (UTC).") Instant createdAt,
        @Schema(description = "When it began (UTC).") @Nullable Instant startedAt,
        @Schema(description = "When it ended (UTC).") @Nullable Instant finishedAt) {

    @Schema(name = "SegmentationProgress", description = "How far a run is.")
    record Progress(
            @Schema(
                            description =
                                    "What is being done; at last `done`, `failed` or `cancelled`.",
                            example = "clusters")
                    String stage,
            @Schema(description = "0 to 100.", example = "30") int percent) {}

    static SegmentationResource of(Segmentation run) {
        return new SegmentationResource(
                run.id(),
                run.status(),
                new Progress(run.stage(), run.percent()),
                run.parameters(),
                run.asOf(),
                run.customers(),
                run.scoring(),
                run.failure(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
    }
}
