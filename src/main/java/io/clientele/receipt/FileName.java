package io.clientele.receipt;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/// The file name a client sent, if it is one.
public final class FileName {

    private static final int LONGEST = 255;

    private FileName() {}

    /// The name in a `Content-Disposition` header; null without a readable one.
    public static @Nullable String of(@Nullable String contentDisposition) {
        if (contentDisposition == null) {
            return null;
        }
        try {
            return clean(ContentDisposition.parse(contentDisposition).getFilename());
        } catch (IllegalArgumentException e) {
            // A name is a courtesy: without a readable one the file is as good.
            return null;
        }
    }

    /// The last part of the path, without control characters and not too long.
    public static @Nullable String clean(@Nullable String sent) {
        if (sent == null) {
            return null;
        }
        var name =
                sent.substring(1 + Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')))
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        return name.isEmpty() ? null : name.substring(0, Math.min(LONGEST, name.length()));
    }
}
