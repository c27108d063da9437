package io.clientele.dashboard;

import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A file of the dashboard as it is sent: plain and packed, with a tag that both share.
@SuppressWarnings("ArrayRecordComponent") // sent as they are, compared by nobody
record StaticFile(MediaType type, String tag, byte[] plain, byte[] packed) {

    static StaticFile of(MediaType type, byte[] content) {
        return new StaticFile(
                type,
                "W/\"%s\"".formatted(DigestUtils.md5DigestAsHex(content)),
                content,
                pack(content));
    }

    private static byte[] pack(byte[] content) {
        var packed = new ByteArrayOutputStream(content.length / 3);
        try (var gzip = new Tightest(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /// Packed once and sent often.
    private static final class Tightest extends GZIPOutputStream {

        Tightest(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
