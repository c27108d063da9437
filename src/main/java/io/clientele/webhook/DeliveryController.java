package io.clientele.webhook;

import static io.clientele.problem.ProblemType.DELIVERY_NOT_FOUND;
import static io.clientele.problem.ProblemType.WEBHOOK_NOT_FOUND;

import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.clientele.problem.Raises;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

@RestController
@RequestMapping("/webhooks/{id}")
@Tag(name = "Webhooks")
class DeliveryController {

    private final WebhookDesk desk;
    private final DeliveryLog log;
    private final Outbox outbox;

    DeliveryController(WebhookDesk desk, DeliveryLog log, Outbox outbox) {
        this.desk = desk;
        this.log = log;
        this.outbox = outbox;
    }

    /// How a delivery stands.
    enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    @PostMapping("/ping")
    @Operation(
            summary = "Try a webhook",
            description = "Sends it a message of type `webhook.ping` beside all others.")
    @ApiResponse(responseCode = "202", description = "On its way; Location follows it.")
    @Raises(WEBHOOK_NOT_FOUND)
    ResponseEntity<DeliveryResource> ping(
            @PathVariable @Parameter(description = "Id of the webhook.") UUID id) {
        desk.find(id);
        return accepted(id, outbox.ping(id));
    }

    @GetMapping("/deliveries")
    @Operation(
            summary = "The deliveries of a webhook",
            description = "The newest first, each with how its last attempt ended.")
    @Raises(WEBHOOK_NOT_FOUND)
    ResponseEntity<Page<DeliveryResource>> deliveries(
            @PathVariable @Parameter(description = "Id of the webhook.") UUID id,
            @RequestParam(required = false) @Parameter(description = "Only those that stand so.")
                    @Nullable Status status,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Deliveries a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        desk.find(id);
        var wanted = status == null ? null : status.name();
        var list =
                PagedList.of(
                        UriComponentsBuilder.fromPath("/webhooks/{id}/deliveries")
                                .queryParamIfPresent("status", Optional.ofNullable(wanted))
                                .build(id),
                        limit,
                        cursor);
        var before = list.place(Long::valueOf).orElse(Long.MAX_VALUE);
        return list.answer(
                list.page(
                        log.newestBefore(id, before, list.reach(), wanted), DeliveryResource::id));
    }

    @GetMapping("/deliveries/{delivery}")
    @Operation(summary = "One delivery", description = "With how its last attempt ended.")
    @Raises({WEBHOOK_NOT_FOUND, DELIVERY_NOT_FOUND})
    DeliveryResource one(
            @PathVariable @Parameter(description = "Id of the webhook.") UUID id,
            @PathVariable @Parameter(description = "Id of the delivery.") long delivery) {
        desk.find(id);
        return log.find(id, delivery);
    }

    @PostMapping("/deliveries/{delivery}/replay")
    @Operation(
            summary = "Send a message again",
            description =
                    "As a new delivery, with the same `webhook-id`, beside all others: out of order.")
    @ApiResponse(responseCode = "202", description = "On its way; Location follows it.")
    @Raises({WEBHOOK_NOT_FOUND, DELIVERY_NOT_FOUND})
    ResponseEntity<DeliveryResource> replay(
            @PathVariable @Parameter(description = "Id of the webhook.") UUID id,
            @PathVariable @Parameter(description = "Id of the delivery.") long delivery) {
        desk.find(id);
        return accepted(id, log.replay(id, delivery));
    }

    private ResponseEntity<DeliveryResource> accepted(UUID id, long number) {
        return ResponseEntity.accepted()
                .location(URI.create("/webhooks/%s/deliveries/%d".formatted(id, number)))
                .body(log.find(id, number));
    }
}
