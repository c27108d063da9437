package io.clientele.intake;

import io.clientele.ledger.OrderLine;
import io.clientele.receipt.ReceivedFile;
import io.clientele.reject.Reject;
import io.clientele.upload.Reading;
import io.clientele.upload.UploadOptions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A few rows, read and cleaned, that somebody waits for.
record Batch(
        UploadOptions options,
        ReceivedFile file,
        Reading reading,
        List<OrderLine> lines,
        List<Reject> rejects) {

    Map<String, Long> rejectedByReason() {
        Map<String, Long> reasons = new TreeMap<>();
        rejects.forEach(reject -> reasons.merge(reject.code(), 1L, Long::sum));
        return reasons;
    }
}
