package io.clientele.audience;

import io.clientele.asof.SegmentationReference;
import io.clientele.selection.Selections;
import io.clientele.snapshot.Snapshot;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Schema(name = "Audience", description = "A saved filter over the customers.")
record AudienceResource(
        @Schema(description = "Id of the audience.") UUID id,
        @Schema(description = "Display name.", example = "Win back the South") String name,
        @Schema(description = "What it is for.") @Nullable String description,
        Filter filter,
        @Schema(
                        description =
                                "Every filter it has had, the current one last: `since` takes the one in force then.")
                List<Audience.SavedFilter> revisions,
        @Schema(description = "When it was made (UTC).") Instant createdAt,
        @Schema(description = "When it was last changed (UTC).") Instant updatedAt,
        @Schema(description = "How large it is; null in lists, and before the first segmentation.")
                @Nullable Size size) {

    static AudienceResource of(Audience audience, @Nullable Size size) {
        return new AudienceResource(
                audience.id(),
                audience.name(),
                audience.description(),
                audience.filter(),
                audience.filters(),
                audience.createdAt(),
                audience.updatedAt(),
                size);
    }

    @Schema(name = "AudienceSize", description = "How large an audience is in a segmentation.")
    record Size(
            SegmentationReference segmentation,
            @Schema(description = "Number of customers.", example = "212") int customers,
            @Schema(description = "Share of all customers, 0 to 1.", example = "0.106")
                    double share,
            @Schema(
                            description = "Revenue of these customers in the shop's currency.",
                            example = "187300.25")
                    BigDecimal revenue,
            @Schema(description = "Share of all revenue, 0 to 1.", example = "0.231")
                    double revenueShare,
            @Schema(description = "Mean days since the last purchase; null for nobody.")
                    @Nullable Double meanRecencyDays,
            @Schema(description = "Mean number of orders; null for nobody.")
                    @Nullable Double meanFrequency,
            @Schema(description = "Mean revenue of a customer; null for nobody.")
                    @Nullable BigDecimal meanMonetary,
            @Schema(description = "Mean lifetime value of a customer; null for nobody.")
                    @Nullable BigDecimal meanLifetimeValue) {

        static Size of(Snapshot snapshot, Selections.Size size) {
            return new Size(
                    SegmentationReference.of(snapshot),
                    size.customers(),
                    size.share(),
                    size.revenue(),
                    size.revenueShare(),
                    size.meanRecencyDays(),
                    size.meanFrequency(),
                    size.meanMonetary(),
                    size.meanLifetimeValue());
        }
    }
}
