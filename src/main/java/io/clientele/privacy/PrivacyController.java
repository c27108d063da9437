package io.clientele.privacy;

import static io.clientele.problem.ProblemType.CUSTOMER_NOT_FOUND;
import static io.clientele.problem.ProblemType.DATABASE_UNAVAILABLE;

import io.clientele.audit.AuditedItems;
import io.clientele.problem.Raises;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@RequestMapping("/customers/{customerId}")
@Tag(name = "Privacy")
class PrivacyController {

    private final PrivacyDesk desk;
    private final CustomerExport export;

    PrivacyController(PrivacyDesk desk, CustomerExport export) {
        this.desk = desk;
        this.export = export;
    }

    @GetMapping(value = "/export", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Everything held of a customer",
            description =
                    """
                    As of one moment, table by table, for the customer to have. Noted in the audit log. Files that wait \
                    for their import, were kept when it was given up, or are being deleted, are not searched but listed under \
                    `unsearched`, each with when it is dropped; while there are any, even a customer of whom nothing is found \
                    gets an answer. Answers kept for a day to be given again under their `Idempotency-Key` are left out: they \
                    belong to who sent the request. An erasure drops those that hold the customer's id. So are sums that count the \
                    customer among others: totals of segments, and sales by day of segments and regions.""")
    @ApiResponse(
            responseCode = "200",
            description = "Tables with their rows, fields named as stored.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CustomerExport.Document.class)))
    @Raises(CUSTOMER_NOT_FOUND)
    ResponseEntity<StreamingResponseBody> export(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId) {
        var items = AuditedItems.current();
        var document = export.of(customerId);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer.json\"")
                .body(out -> items.add(document.write(out)));
    }

    @DeleteMapping
    @Operation(
            summary = "Forget a customer",
            description =
                    """
                    Erases every row, or with `mode=anonymise` keeps those that count in totals as nobody's. Rows of \
                    this customer in later uploads are refused and counted as `erased-customer`. While an import or \
                    a publication is under way, the answer may be 503: come again. Files kept of imports that were given up may \
                    hold anybody, so all of them are dropped, counted in the receipt as `upload_content`: send them again. \
                    Of a file whose import has not ended, nothing stays either once it has, at most ten minutes later if it \
                    is given up: so while there is one, even a customer of whom nothing is found is kept away from now on. Segments of past snapshots keep \
                    their totals; but what was kept of the sales by day, places, products and bundles of a segment, region or place \
                    of fewer than five customers, the erased one among them, goes, and with it that of the smallest others \
                    of its kind until five customers are hidden together: until another segmentation these have no forecast \
                    of their own. `mode=anonymise` keeps these totals too. Start a segmentation to have all of them computed anew.""")
    @ApiResponse(responseCode = "200", description = "The receipt: keep it.")
    @Raises({CUSTOMER_NOT_FOUND, DATABASE_UNAVAILABLE})
    ErasureReceipt forget(
            @PathVariable @Parameter(description = "The shop's id of the customer.")
                    String customerId,
            @RequestParam(required = false)
                    @Parameter(description = "`erase` (default) or `anonymise`.")
                    @Nullable Mode mode) {
        return desk.forget(customerId, mode == null ? Mode.ERASE : mode);
    }
}
