package io.clientele.upload;

import java.util.List;
import java.util.UUID;

/// Tells, in the transaction that wrote them, that the lines of uploads are in the ledger.
public record UploadsCompleted(List<CompletedUpload> uploads) {

    /// An upload and what became of its rows.
    public record CompletedUpload(
            UUID upload, long read, long accepted, long returns, long duplicates, long rejected) {

        static CompletedUpload of(UUID id, UploadCounts counts) {
            return new CompletedUpload(
                    id,
                    counts.rowsRead(),
                    counts.rowsAccepted(),
                    counts.rowsReturns(),
                    counts.rowsDuplicates(),
                    counts.rowsRejected());
        }
    }
}
