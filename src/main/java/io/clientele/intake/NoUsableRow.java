package io.clientele.intake;

import io.clientele.upload.UploadCounts;

import java.util.Map;
import java.util.stream.Collectors;

/// Ends an import of which every row was refused; the refused rows stay readable.
final class NoUsableRow extends RuntimeException {

    private final transient UploadCounts counts;

    /// @param rejectedByReason all there was
    NoUsableRow(Map<String, Long> rejectedByReason) {
        super(message(rejectedByReason), null, false, false);
        this.counts = UploadCounts.refused(rejectedByReason);
    }

    private static String message(Map<String, Long> rejectedByReason) {
        if (rejectedByReason.isEmpty()) {
            return "The file has a header and no rows.";
        }
        long rows = rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
        return rejectedByReason.entrySet().stream()
                .map(reason -> "%d %s".formatted(reason.getValue(), reason.getKey()))
                .collect(
                        Collectors.joining(
                                ", ", "All %d rows were refused: ".formatted(rows), "."));
    }

    UploadCounts counts() {
        return counts;
    }
}
