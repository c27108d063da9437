package io.clientele.intake;

import io.clientele.upload.UploadCounts;

/// Ends an import of which every row was refused; the refused rows stay readable.
final class NoUsableRow extends RuntimeException {

    private final transient UploadCounts counts;

    NoUsableRow(String message, UploadCounts counts) {
        super(message, null, false, false);
        this.counts = counts;
    }

    UploadCounts counts() {
        return counts;
    }
}
