package io.clientele.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.List;
import java.util.Optional;

@RestController
@RequestMapping("/audit")
@Tag(name = "Audit")
class AuditController {

    private final AuditLog log;
    private final Pseudonyms pseudonyms;

    AuditController(AuditLog log, Pseudonyms pseudonyms) {
        this.log = log;
        this.pseudonyms = pseudonyms;
    }

    @GetMapping
    @Operation(
            summary = "What was done, by whom and when",
            description =
                    """
                    Every change and every export, the newest first, also those that were refused or failed, as long as the \
                    caller was known. One refused for want of a scope says which rule refused it, not to what. \
                    Customers appear by a pseudonym that only this installation can make from an id.""")
    ResponseEntity<AuditPage> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Entries a page.")
                    int limit,
            @RequestParam(required = false)
                    @Min(1)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable Long cursor,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Only what this one did.", example = "bootstrap")
                    @Nullable String actor,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Only what this customer was the subject of.")
                    @Nullable String customerId) {
        var found =
                log.newestBefore(
                        cursor == null ? Long.MAX_VALUE : cursor,
                        limit + 1,
                        actor,
                        customerId == null ? null : pseudonyms.of(customerId));
        var items = found.stream().limit(limit).toList();
        if (found.size() <= limit) {
            return ResponseEntity.ok(new AuditPage(items, null));
        }
        var next = String.valueOf(items.getLast().number());
        var link =
                UriComponentsBuilder.fromPath("/audit")
                        .queryParam("limit", limit)
                        .queryParam("cursor", next)
                        .queryParamIfPresent("actor", Optional.ofNullable(actor))
                        .queryParamIfPresent("customerId", Optional.ofNullable(customerId))
                        .encode()
                        .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(link))
                .body(new AuditPage(items, next));
    }

    @Schema(description = "A page of the audit log.")
    record AuditPage(
            List<AuditEntry> items,
            @Schema(description = "Cursor of the next page; null on the last.")
                    @Nullable String nextCursor) {}
}
