package io.clientele.audit;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@Schema(description = "Something that was done.")
record AuditEntry(
        @Schema(description = "Counts the entries.", example = "4711") long number,
        @Schema(description = "When it was begun (UTC).") Instant at,
        @Schema(
                        description =
                                "Who: an API key, a token's subject, `bootstrap`, `local` on an open"
                                        + " service, or the `service` itself.",
                        example = "key:k7yq2mbt5xwz")
                String actor,
        @Schema(description = "What.", example = "DELETE /uploads/{id}") String action,
        @Schema(
                        description =
                                "To what: an id of this service's. Null where a call failed and its"
                                        + " path may name a customer instead.",
                        example = "0198f2c4-5d0c-7a55-9f0e-3b1f6a2d4e10")
                @Nullable String subject,
        @Schema(
                        description =
                                "Pseudonym of the customer it was about; ask for one by"
                                        + " `customerId`.")
                @Nullable String customer,
        @Schema(
                        description =
                                "HTTP status of the answer; null while it goes on, and for good where"
                                        + " the service was killed in between.",
                        example = "200")
                @Nullable Integer status,
        @Schema(description = "How many rows or customers, where they were counted.", example = "1")
                @Nullable Long items,
        @Schema(description = "When it ended (UTC).") @Nullable Instant endedAt) {}
