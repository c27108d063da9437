package io.clientele.receipt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/// A content that is read and not kept, and yet can be told from others. To close it does not close
/// where it comes from.
public final class NamedContent extends FilterInputStream {

    private final MessageDigest digest;

    private NamedContent(InputStream content, MessageDigest digest) {
        super(new DigestInputStream(content, digest));
        this.digest = digest;
    }

    /// The content of a stream that nothing was read from yet.
    public static NamedContent of(InputStream content) {
        return new NamedContent(content, Sha256.start());
    }

    /// Reads what is left and names the whole, as [ReceivedFile#sha256()] does.
    public String sha256() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        return Sha256.text(digest.digest());
    }

    @Override
    public void close() {}
}
