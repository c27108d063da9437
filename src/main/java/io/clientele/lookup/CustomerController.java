package io.clientele.lookup;

import static io.clientele.problem.ProblemType.CUSTOMER_NOT_FOUND;
import static io.clientele.problem.ProblemType.CUSTOMER_NOT_SEGMENTED;
import static io.clientele.problem.ProblemType.NO_SEGMENTATION;
import static io.clientele.problem.ProblemType.SEGMENTATION_NOT_FOUND;

import io.clientele.asof.AnswerTag;
import io.clientele.asof.AskedSnapshot;
import io.clientele.ledger.CustomerPurchases;
import io.clientele.ledger.Ledger;
import io.clientele.ledger.PurchaseDay;
import io.clientele.paging.PagedList;
import io.clientele.problem.Problem;
import io.clientele.problem.Raises;
import io.clientele.snapshot.CustomerRow;
import io.clientele.snapshot.Snapshot;
import io.clientele.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@RestController
@RequestMapping("/customers")
@Tag(name = "Customers")
class CustomerController {

    private final Snapshots snapshots;
    private final CustomerSegments customers;
    private final RecentState recent;
    private final Ledger ledger;
    private final ObjectProvider<CustomerAdvice> advice;

    CustomerController(
            Snapshots snapshots,
            CustomerSegments customers,
            RecentState recent,
            Ledger ledger,
            ObjectProvider<CustomerAdvice> advice) {
        this.snapshots = snapshots;
        this.customers = customers;
        this.recent = recent;
        this.ledger = ledger;
        this.advice = advice;
    }

    @GetMapping("/{customerId}/segment")
    @Operation(
            summary = "Which segment is this customer in?",
            description =
                    """
                    The segments of every family, recency, frequency and monetary value, the lifetime value and \
                    the strategy for the customer's segment, as of the current segmentation or the one asked for. \
                    Answers carry an `ETag`: send it back as `If-None-Match` and get 304 while nothing has changed; \
                    what changed within the last quarter of a second may not show.""")
    @ApiResponse(responseCode = "200", description = "The customer's segments.")
    @ApiResponse(responseCode = "304", description = "Nothing has changed.")
    @Raises({CUSTOMER_NOT_FOUND, CUSTOMER_NOT_SEGMENTED, NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    @Nullable CustomerSegment segment(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @ParameterObject AskedSnapshot asked,
            WebRequest request) {
        var tags = recent.tags();
        if (asked.isCurrent() && isUnchanged(request, tags, customerId)) {
            return null;
        }
        var found = asked.find(customerId, snapshots).orElse(null);
        if (found == null || found.row() == null) {
            throw missing(customerId, found != null);
        }
        // Spring sends an entity's headers off before its body: both together take one packet.
        return request.checkNotModified(tags.of(found.snapshot(), customerId))
                ? null
                : customers.of(found.snapshot(), found.row());
    }

    /// Whether the caller has seen the answer as it still is; then it is told so here.
    private static boolean isUnchanged(
            WebRequest request, RecentState.Tags tags, String customerId) {
        return request.getHeader(HttpHeaders.IF_NONE_MATCH) != null
                && request.checkNotModified(tags.recent(customerId));
    }

    @GetMapping("/{customerId}")
    @Operation(
            summary = "Everything about one customer",
            description =
                    """
                    What the ledger holds of the customer's purchases, the customer's segments, if the current \
                    segmentation or the one asked for has any, and what to do. Purchases are of now whatever is \
                    asked for. With an `ETag`, for `If-None-Match`.""")
    @ApiResponse(responseCode = "200", description = "The customer.")
    @ApiResponse(responseCode = "304", description = "Nothing has changed.")
    @Raises({CUSTOMER_NOT_FOUND, NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    ResponseEntity<CustomerProfile> profile(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @ParameterObject AskedSnapshot asked) {
        var purchases = ledger.purchases(customerId).orElseThrow(() -> unknown(customerId));
        var found = asked.find(customerId, snapshots).orElse(null);
        var segment =
                found == null || found.row() == null
                        ? null
                        : customers.of(found.snapshot(), found.row());
        var advised =
                found == null || found.row() == null
                        ? null
                        : advised(found.snapshot(), found.row());
        var edited =
                segment == null
                        ? purchases
                        : List.of(purchases, segment.strategy(), Optional.ofNullable(advised));
        return ResponseEntity.ok()
                .eTag(AnswerTag.of(found == null ? null : found.snapshot(), edited))
                .body(new CustomerProfile(customerId, purchases, segment, advised));
    }

    private @Nullable AdvisedAction advised(Snapshot snapshot, CustomerRow customer) {
        return advice.stream().findFirst().map(port -> port.of(snapshot, customer)).orElse(null);
    }

    @GetMapping("/{customerId}/purchases")
    @Operation(
            summary = "When and for how much a customer bought",
            description =
                    """
                    The days with orders, revenue and returns as the ledger has them now, the last day first, in pages \
                    (`limit`, `cursor`, `Link: rel="next"`).""")
    @Raises(CUSTOMER_NOT_FOUND)
    ResponseEntity<PurchaseDays> purchases(
            @PathVariable
                    @Parameter(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @RequestParam(defaultValue = "500")
                    @Min(1)
                    @Max(1000)
                    @Parameter(description = "Days a page.")
                    int limit,
            @RequestParam(required = false)
                    @Parameter(description = "`nextCursor` of the page before.")
                    @Nullable String cursor) {
        var list =
                PagedList.of(
                        UriComponentsBuilder.fromPath("/customers/{id}/purchases")
                                .build(customerId),
                        limit,
                        cursor);
        var before = list.place(LocalDate::parse).orElse(null);
        var days = ledger.days(customerId, before, list.reach());
        if (days.isEmpty() && !ledger.knows(customerId)) {
            throw unknown(customerId);
        }
        var page = list.page(days, PurchaseDay::day);
        return list.answer(
                page.nextCursor(), new PurchaseDays(customerId, page.items(), page.nextCursor()));
    }

    @PostMapping("/segments")
    @Operation(
            summary = "The segments of up to 1,000 customers",
            description =
                    """
                    Answers in the order asked, each id once; ids that are not in the current segmentation are \
                    listed under `missing`.""")
    @Raises({NO_SEGMENTATION, SEGMENTATION_NOT_FOUND})
    CustomerBatch segments(
            @Valid @RequestBody CustomerIds request, @ParameterObject AskedSnapshot asked) {
        var ids = request.distinct();
        var found = asked.find(ids, snapshots);
        var segments = customers.in(found.snapshot());
        List<CustomerSegment> items = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            var customer = found.customers().get(id);
            if (customer == null) {
                missing.add(id);
            } else {
                items.add(segments.apply(customer));
            }
        }
        return new CustomerBatch(items, missing);
    }

    private Problem missing(String customerId, boolean segmented) {
        if (!ledger.knows(customerId)) {
            return unknown(customerId);
        }
        return segmented
                ? Problem.of(
                        CUSTOMER_NOT_SEGMENTED,
                        "Customer %s has bought, but is not in that segmentation."
                                .formatted(customerId))
                : AskedSnapshot.nothingYet();
    }

    private static Problem unknown(String customerId) {
        return Problem.of(
                CUSTOMER_NOT_FOUND, "Customer %s has never bought.".formatted(customerId));
    }

    @Schema(description = "A page of a customer's days.")
    record PurchaseDays(
            @Schema(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            @Schema(description = "The last day first.") List<PurchaseDay> items,
            @Schema(description = "Cursor of the next page; null on the last.")
                    @Nullable String nextCursor) {}

    @Schema(description = "Customers looked up together.")
    record CustomerBatch(
            @Schema(description = "Those found, in the order asked.") List<CustomerSegment> items,
            @Schema(description = "Ids that are not in the current segmentation.")
                    List<String> missing) {}

    @Schema(description = "One customer: purchases and segments.")
    record CustomerProfile(
            @Schema(description = "The shop's id of the customer.", example = "10777")
                    String customerId,
            CustomerPurchases purchases,
            @Schema(description = "Null when the customer is not in that segmentation.")
                    @Nullable CustomerSegment segment,
            @Schema(description = "Null when the customer is not in that segmentation.")
                    @Nullable AdvisedAction nextBestAction) {}
}
