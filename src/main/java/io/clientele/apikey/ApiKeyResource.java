package io.clientele.apikey;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

@Schema(name = "ApiKey", description = "A key, without the key.")
record ApiKeyResource(
        @Schema(description = "Names the key; part of its text.", example = "k7yq2mbt5xwz")
                String id,
        @Schema(description = "What its maker called it.", example = "CRM") String name,
        @Schema(description = "What it allows.", example = "[\"read\"]") Set<Scope> scopes,
        @Schema(description = "When it was made (UTC).") Instant createdAt,
        @Schema(description = "When it ends (UTC); null for never.") @Nullable Instant expiresAt,
        @Schema(description = "When its secret was last replaced (UTC).")
                @Nullable Instant rotatedAt,
        @Schema(description = "Until when the secret before is good (UTC).")
                @Nullable Instant previousUntil,
        @Schema(description = "When it was last used (UTC), to about a minute; null for never.")
                @Nullable Instant lastUsedAt) {

    static ApiKeyResource of(ApiKey key) {
        return new ApiKeyResource(
                key.id(),
                key.name(),
                key.scopes(),
                key.createdAt(),
                key.expiresAt(),
                key.rotatedAt(),
                key.previousUntil(),
                key.lastUsedAt());
    }
}
