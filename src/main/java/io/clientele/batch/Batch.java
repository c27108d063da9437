package io.clientele.batch;

import io.clientele.audit.AuditedCall;
import io.clientele.idempotency.KeyedCall;
import io.clientele.ledger.AmountSum;
import io.clientele.ledger.OrderLine;
import io.clientele.receipt.ReceivedFile;
import io.clientele.reject.Reject;
import io.clientele.sending.UploadOptions;
import io.clientele.upload.Understood;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A few rows, read and cleaned, that somebody waits for.
///
/// @param call what brought it
/// @param key the same call where it came under a key that is still to be taken, else null
/// @param read rows that came out of the body
/// @param refusedAmounts what refused rows would have sold for, by reason
/// @param ids of the customers of the lines, and whatever may be one in the refused rows
record Batch(
        AuditedCall call,
        @Nullable KeyedCall key,
        UploadOptions options,
        ReceivedFile file,
        Understood understood,
        long read,
        Map<String, BigDecimal> refusedAmounts,
        Set<String> ids,
        List<OrderLine> lines,
        List<Reject> rejects) {

    /// Without the rows of some customers, which are refused.
    Batch without(Set<String> erased) {
        if (erased.isEmpty()) {
            return this;
        }
        var refused =
                Stream.concat(
                        withholding(erased).rejects().stream(),
                        lines.stream()
                                .filter(line -> erased.contains(line.customerId()))
                                .map(line -> Reject.ofErased(line.line())));
        return with(
                amountsWithout(erased),
                lines.stream().filter(line -> !erased.contains(line.customerId())).toList(),
                refused.toList());
    }

    /// With all its rows, of which the refused ones that mention some customers are withheld.
    Batch withholding(Set<String> erased) {
        return with(
                refusedAmounts,
                lines,
                rejects.stream()
                        .map(
                                reject ->
                                        erased.stream().anyMatch(reject::mentions)
                                                ? reject.withoutRow()
                                                : reject)
                        .toList());
    }

    private Batch with(
            Map<String, BigDecimal> refusedAmounts, List<OrderLine> lines, List<Reject> rejects) {
        return new Batch(
                call, key, options, file, understood, read, refusedAmounts, ids, lines, rejects);
    }

    private Map<String, BigDecimal> amountsWithout(Set<String> erased) {
        var sum = new AmountSum();
        lines.stream()
                .filter(line -> !line.returned() && erased.contains(line.customerId()))
                .forEach(line -> sum.add(line.amount()));
        Map<String, BigDecimal> amounts = new TreeMap<>(refusedAmounts);
        if (sum.total().signum() > 0) {
            amounts.put(Reject.ERASED_CUSTOMER, sum.total());
        }
        return amounts;
    }

    Map<String, Long> rejectedByReason() {
        Map<String, Long> reasons = new TreeMap<>();
        rejects.forEach(reject -> reasons.merge(reject.code(), 1L, Long::sum));
        return reasons;
    }
}
