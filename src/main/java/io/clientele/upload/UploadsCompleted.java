package io.clientele.upload;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.UUID;

/// Tells, in the transaction that wrote them, that the lines of uploads are in the ledger.
public record UploadsCompleted(List<CompletedUpload> uploads) {

    @Schema(
            description =
                    "An upload whose lines are in the ledger; read = accepted + returns + duplicates + rejected.")
    public record CompletedUpload(
            @Schema(description = "Id of the upload.") UUID upload,
            @Schema(description = "Rows read.", example = "20431") long read,
            @Schema(description = "Purchased lines added.", example = "19870") long accepted,
            @Schema(description = "Returned lines.", example = "310") long returns,
            @Schema(description = "Lines that were there already.", example = "101")
                    long duplicates,
            @Schema(description = "Refused rows.", example = "150") long rejected) {

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
