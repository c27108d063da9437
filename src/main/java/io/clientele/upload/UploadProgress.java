package io.clientele.upload;

import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/// How far an import is.
///
/// @param stage what is being done
/// @param percent of the file read, 0 to 100
/// @param rowsPerSecond rows read a second since the import began; null before the first rows
/// @param etaSeconds estimated seconds to the end of the file; null while unknown
@Embeddable
public record UploadProgress(
        String stage, int percent, @Nullable Long rowsPerSecond, @Nullable Long etaSeconds) {

    static final UploadProgress QUEUED = new UploadProgress("queued", 0, null, null);

    /// A stage of unknown pace.
    public static UploadProgress ended(String stage, int percent) {
        return new UploadProgress(stage, percent, null, null);
    }
}
