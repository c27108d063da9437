package io.clientele.audit;

import io.clientele.paging.Page;
import io.clientele.paging.PagedList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

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
    ResponseEntity<Page<AuditEntry>> list(
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Entries a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Only what this one did.", example = "bootstrap")
                    @Nullable String actor,
            @RequestParam(required = false)
                    @Size(max = 200)
                    @Parameter(description = "Only what this customer was the subject of.")
                    @Nullable String customerId) {
        var address =
                UriComponentsBuilder.fromPath("/audit")
                        .queryParamIfPresent("actor", PagedList.filter(actor))
                        .queryParamIfPresent("customerId", PagedList.filter(customerId))
                        .build(true)
                        .toUri();
        var list = PagedList.of(address, limit, cursor);
        var found =
                log.newestBefore(
                        list.place(Long::valueOf).orElse(Long.MAX_VALUE),
                        list.reach(),
                        actor,
                        customerId == null ? null : pseudonyms.of(customerId));
        return list.answer(list.page(found, AuditEntry::number));
    }
}
