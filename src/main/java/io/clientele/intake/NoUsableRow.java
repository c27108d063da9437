package io.clientele.intake;

import io.clientele.upload.UploadCounts;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;

/// Ends an import of which every row was refused; the refused rows stay readable.
final class NoUsableRow extends RuntimeException {

    private final transient UploadCounts counts;

    /// @param read rows that came out of the file
    /// @param rejectedByReason all there was
    /// @param rejectedAmounts what it would have sold for, by reason
    NoUsableRow(
            long read,
            Map<String, Long> rejectedByReason,
            Map<String, BigDecimal> rejectedAmounts) {
        super(message(read, rejectedByReason), null, false, false);
        this.counts = UploadCounts.refused(read, rejectedByReason, rejectedAmounts);
    }

    private static String message(long read, Map<String, Long> rejectedByReason) {
        if (rejectedByReason.isEmpty()) {
            return "The file has a header and no rows.";
        }
        return rejectedByReason.entrySet().stream()
                .map(reason -> "%d %s".formatted(reason.getValue(), reason.getKey()))
                .collect(
                        Collectors.joining(
                                ", ", "All %d rows were refused: ".formatted(read), "."));
    }

    UploadCounts counts() {
        return counts;
    }
}
