package io.clientele.webhook;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@Schema(name = "Webhook", description = "Who is told what, without the secret.")
record WebhookResource(
        @Schema(description = "Id of the webhook.") UUID id,
        @Schema(
                        description = "Where messages are posted to.",
                        example = "https://hooks.example.com/clientele")
                String url,
        @Schema(description = "What it is for.", example = "CRM") @Nullable String description,
        @Schema(description = "What it is told.") List<EventType> events,
        @Schema(description = "Families whose segments it is told of.", example = "[\"rfm\"]")
                Set<String> families,
        @Schema(description = "Whether messages are sent.") boolean enabled,
        @Schema(description = "Why the service disabled it; null unless it did.")
                @Nullable String disabledReason,
        @Schema(description = "First failure since the last message that was taken (UTC).")
                @Nullable Instant failingSince,
        @Schema(description = "Until when messages are signed with the secret before too (UTC).")
                @Nullable Instant previousSecretUntil,
        @Schema(description = "When it was made (UTC).") Instant createdAt,
        @Schema(description = "When it was last changed (UTC).") Instant updatedAt) {

    static WebhookResource of(Webhook webhook) {
        return new WebhookResource(
                webhook.id(),
                webhook.url(),
                webhook.description(),
                webhook.events(),
                webhook.families(),
                webhook.enabled(),
                webhook.disabledReason(),
                webhook.failingSince(),
                webhook.previousUntil(),
                webhook.createdAt(),
                webhook.updatedAt());
    }
}
