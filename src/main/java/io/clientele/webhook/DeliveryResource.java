package io.clientele.webhook;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@Schema(name = "WebhookDelivery", description = "One message to one webhook.")
record DeliveryResource(
        @Schema(description = "Id of the delivery.", example = "42") long id,
        @Schema(
                        description = "The `webhook-id` it is sent with, the same for a replay.",
                        example = "msg_8e03978e-40d5-43dd-bc93-6894a57f9324")
                String message,
        @Schema(description = "What it tells.", example = "segmentation.completed") String type,
        @Schema(description = "`PENDING`, `SUCCEEDED` or `FAILED`.", example = "SUCCEEDED")
                String status,
        @Schema(description = "Times it was sent.", example = "1") int attempts,
        @Schema(description = "When it happened (UTC).") Instant createdAt,
        @Schema(description = "When it is sent next (UTC); null once it has ended.")
                @Nullable Instant nextAttemptAt,
        @Schema(description = "When it ended (UTC).") @Nullable Instant endedAt,
        @Schema(description = "How the last attempt ended; null before the first.")
                @Nullable LastAttempt lastAttempt) {

    @Schema(name = "WebhookAttempt", description = "How an attempt ended.")
    record LastAttempt(
            @Schema(description = "When it was noted (UTC).") Instant at,
            @Schema(description = "Status of the answer; null without one.", example = "200")
                    @Nullable Integer status,
            @Schema(
                            description =
                                    "Why there was no answer: `address-refused`, `unknown-host`,"
                                            + " `connection-failed`, `tls-failed`, `timed-out` or `connection-lost`.")
                    @Nullable String fault,
            @Schema(description = "Milliseconds it took.", example = "87") int millis) {}
}
