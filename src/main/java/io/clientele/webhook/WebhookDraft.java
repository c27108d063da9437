package io.clientele.webhook;

import io.clientele.snapshot.Family;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Set;

@Schema(description = "A webhook to be made, or to be changed as a whole.")
record WebhookDraft(
        @Schema(
                        description =
                                "Where messages are posted to: `https`, on the public internet.",
                        example = "https://hooks.example.com/clientele")
                @NotBlank
                @Size(max = 2000)
                String url,
        @Schema(description = "What it is for.", example = "CRM") @Size(max = 1000)
                @Nullable String description,
        @Schema(
                        description = "What to be told.",
                        example = "[\"segmentation.completed\", \"customer.segment.entered\"]")
                @NotEmpty
                Set<@NotNull EventType> events,
        @Schema(
                        description =
                                "Families whose segments `customer.segment.…` tells of. Default: `rfm`.",
                        example = "[\"rfm\"]")
                @Size(min = 1)
                @Nullable Set<@NotNull Family> families,
        @Schema(description = "Whether messages are sent. Default: `true`.", example = "true")
                @Nullable Boolean enabled) {

    Set<Family> familiesOrUsual() {
        return families == null ? Set.of(Family.RFM) : families;
    }

    boolean isEnabled() {
        return enabled == null || enabled;
    }
}
