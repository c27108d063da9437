package io.clientele.receipt;

import org.jspecify.annotations.Nullable;

/// A file received whole and taken in.
///
/// @param name file name as sent; null when none was sent
/// @param contentType media type as sent; null when none was sent
/// @param bytes length as sent
/// @param sha256 lower-case hexadecimal SHA-256 of the bytes as sent
public record ReceivedFile(
        @Nullable String name, @Nullable String contentType, long bytes, String sha256) {

    /// A file that is in memory as a whole.
    public static ReceivedFile of(
            @Nullable String name, @Nullable String contentType, byte[] content) {
        return new ReceivedFile(
                name, contentType, content.length, Sha256.text(Sha256.start().digest(content)));
    }
}
