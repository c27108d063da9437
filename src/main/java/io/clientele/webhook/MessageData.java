package io.clientele.webhook;

import io.clientele.drift.Drift;
import io.clientele.snapshot.Family;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the `data` of messages hold, but for those that other modules make.
final class MessageData {

    private MessageData() {}

    @Schema(name = "SegmentationCompleted", description = "A segmentation that was published.")
    record Completed(
            @Schema(description = "Id of the segmentation.") UUID segmentation,
            @Schema(description = "The day it speaks of.", example = "2025-07-01")
                    LocalDate asOf) {}

    @Schema(
            name = "DriftDetected",
            description = "Measures that have left the population of the segmentation before.")
    record Drifted(
            @Schema(description = "Id of the segmentation.") UUID segmentation,
            @Schema(description = "Id of the segmentation before.") UUID against,
            @Schema(
                            description =
                                    "That the two were computed with other parameters, and which; null if they were not.")
                    @Nullable String caution,
            @Schema(description = "The measures that have, as the segmentation's drift lists them.")
                    List<DriftedMeasure> measures) {}

    @Schema(name = "DriftedMeasure", description = "A measure that has drifted.")
    record DriftedMeasure(
            @Schema(
                            description =
                                    "`recency-days`, `frequency`, `monetary`, `rfm-segments`, `tier-segments` or"
                                            + " `cluster-segments`.",
                            example = "recency-days")
                    String measure,
            @Schema(description = "Population stability index.", example = "0.31") double index,
            @Schema(description = "What the index means, less what chance makes of it.")
                    Drift level) {}

    @Schema(
            name = "SegmentEntered",
            description = "Up to 500 customers who came into segments of one family.")
    record Arrivals(
            @Schema(description = "Id of the segmentation.") UUID segmentation,
            @Schema(description = "Id of the segmentation before.") UUID before,
            @Schema(description = "Family of the segments.") Family family,
            @Schema(description = "Who came.") List<Entered> customers) {}

    @Schema(name = "CustomerEntered", description = "A customer who came into a segment.")
    record Entered(
            @Schema(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @Schema(description = "Id of the segment.", example = "at-risk") String segment,
            @Schema(description = "Where the customer was before; null for a new one.")
                    @Nullable String previous) {}

    @Schema(
            name = "SegmentLeft",
            description = "Up to 500 customers who went out of segments of one family.")
    record Departures(
            @Schema(description = "Id of the segmentation.") UUID segmentation,
            @Schema(description = "Id of the segmentation before.") UUID before,
            @Schema(description = "Family of the segments.") Family family,
            @Schema(description = "Who went.") List<Left> customers) {}

    @Schema(name = "CustomerLeft", description = "A customer who went out of a segment.")
    record Left(
            @Schema(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @Schema(description = "Id of the segment.", example = "loyal-customers") String segment,
            @Schema(description = "Where the customer is now; null for one who is in none.")
                    @Nullable String next) {}

    @Schema(name = "WebhookPing", description = "A message that says nothing.")
    record Ping(@Schema(description = "Id of the webhook.") UUID webhook) {}
}
