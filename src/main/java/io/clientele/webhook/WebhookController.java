package io.clientele.webhook;

import static io.clientele.problem.ProblemType.WEBHOOK_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.clientele.problem.Raises;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

@RestController
@RequestMapping("/webhooks")
@Tag(name = "Webhooks")
class WebhookController {

    private final WebhookDesk desk;

    WebhookController(WebhookDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "All webhooks", description = "The newest first, none with its secret.")
    ResponseEntity<Page<WebhookResource>> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Webhooks a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list = PagedList.of("/webhooks", limit, cursor);
        int before = list.place(Integer::valueOf).orElse(Integer.MAX_VALUE);
        return list.answer(
                list.page(desk.newestBefore(before, list.reach()), Webhook::number)
                        .map(WebhookResource::of));
    }

    @PostMapping
    @Operation(
            summary = "Make a webhook",
            description =
                    """
                    Messages are posted to its address by the rules of Standard Webhooks: `webhook-id`, \
                    `webhook-timestamp`, and in `webhook-signature` the HMAC-SHA256 of id, timestamp and body under the \
                    secret, which this answer shows once. The body is `{"type", "timestamp", "data"}`: `webhooks` in this \
                    document has a schema and an example for each `type`. A message that \
                    is not taken with a status 200 to 299 is sent again, with growing pauses, for three days; it may \
                    come twice, with the same id. What concerns one customer comes in order. Redirects are not \
                    followed.""")
    @ApiResponse(responseCode = "201", description = "Made; the only time the secret is shown.")
    ResponseEntity<IssuedWebhook> make(@Valid @RequestBody WebhookDraft draft) {
        var issued = desk.make(draft);
        return ResponseEntity.created(URI.create("/webhooks/" + issued.webhook().id()))
                .cacheControl(CacheControl.noStore())
                .body(IssuedWebhook.of(issued));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One webhook", description = "Without its secret.")
    @Raises(WEBHOOK_NOT_FOUND)
    WebhookResource one(@PathVariable @Parameter(description = "Id of the webhook.") UUID id) {
        return WebhookResource.of(desk.find(id));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Change a webhook",
            description =
                    "As a whole, but for its secret. Enabled again, it is sent what has been waiting.")
    @Raises(WEBHOOK_NOT_FOUND)
    WebhookResource change(
            @PathVariable @Parameter(description = "Id of the webhook.") UUID id,
            @Valid @RequestBody WebhookDraft draft) {
        return WebhookResource.of(desk.change(id, draft));
    }

    @PostMapping("/{id}/rotation")
    @Operation(
            summary = "Replace a webhook's secret",
            description =
                    """
                    The answer shows the new secret, once. For `overlapMinutes` messages carry two signatures, so \
                    that receivers can be changed one by one.""")
    @ApiResponse(responseCode = "200", description = "The only time the new secret is shown.")
    @Raises(WEBHOOK_NOT_FOUND)
    ResponseEntity<IssuedWebhook> rotate(
            @PathVariable @Parameter(description = "Id of the webhook.") UUID id,
            @Valid @RequestBody(required = false) @Nullable SecretRotation rotation) {
        var overlap = rotation == null ? Duration.ZERO : rotation.overlap();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(IssuedWebhook.of(desk.rotate(id, overlap)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a webhook", description = "With all its deliveries.")
    @Raises(WEBHOOK_NOT_FOUND)
    void delete(@PathVariable @Parameter(description = "Id of the webhook.") UUID id) {
        desk.delete(id);
    }

    @Schema(description = "How a webhook's secret is replaced.")
    record SecretRotation(
            @Schema(description = "Minutes that both secrets sign. Default: 0.", example = "1440")
                    @Min(0)
                    @Max(10_080)
                    @Nullable Integer overlapMinutes) {

        Duration overlap() {
            return overlapMinutes == null ? Duration.ZERO : Duration.ofMinutes(overlapMinutes);
        }
    }

    @Schema(description = "A webhook, this once with its secret.")
    record IssuedWebhook(
            @Schema(
                            description = "Verifies signatures: keep it, nobody can show it again.",
                            example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
                    String secret,
            @JsonUnwrapped WebhookResource resource) {

        static IssuedWebhook of(WebhookDesk.Issued issued) {
            return new IssuedWebhook(issued.secret().text(), WebhookResource.of(issued.webhook()));
        }

        /// Without the secret, which must not find its way into a log.
        @Override
        public String toString() {
            return resource.toString();
        }
    }
}
