package io.clientele.idempotency;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartHttpServletRequest;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A request that can be told from another by its fingerprint: SHA-256 over path, query, content
/// type and encoding, and body.
///
/// A short body is read at once. A long one is hashed while the handler reads it, so that it is
/// never in memory as a whole, and its fingerprint is known only afterwards.
final class ReceivedRequest extends HttpServletRequestWrapper {
    private final MessageDigest digest;
    private final @Nullable BodyStream body;
    private final boolean isLong;

    private ReceivedRequest(
            HttpServletRequest request,
            MessageDigest digest,
            @Nullable BodyStream body,
            boolean isLong) {
        super(request);
        this.digest = digest;
        this.body = body;
        this.isLong = isLong;
    }

    /// Reads the body, or its first part.
    ///
    /// @param limit bytes from which on a body counts as long
    static ReceivedRequest of(HttpServletRequest request, int limit) throws IOException {
        var digest = sha256();
        update(digest, request.getRequestURI(), request.getQueryString());
        update(digest, request.getContentType(), request.getHeader("Content-Encoding"));
        var input = request.getInputStream();
        var start = input.readNBytes(limit);
        var buffered = new ByteArrayInputStream(start);
        if (start.length < limit) {
            digest.update(start);
            return new ReceivedRequest(request, digest, new BodyStream(buffered), false);
        }
        var whole = new DigestInputStream(new SequenceInputStream(buffered, input), digest);
        return new ReceivedRequest(request, digest, new BodyStream(whole), true);
    }

    /// Takes the parts of a form, which the container has put aside; the boundary between them
    /// differs from one sending to the next and does not count.
    static ReceivedRequest of(MultipartHttpServletRequest request)
            throws IOException, ServletException {
        var digest = sha256();
        update(digest, request.getRequestURI(), request.getQueryString());
        for (var part : request.getParts()) {
            update(digest, part.getName(), part.getSubmittedFileName());
            update(digest, part.getContentType(), Long.toString(part.getSize()));
            try (InputStream content = part.getInputStream()) {
                content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            }
        }
        return new ReceivedRequest(request, digest, null, false);
    }

    /// The fingerprint if it is known before the handler has read the body.
    byte @Nullable [] fingerprint() {
        return isLong ? null : digested();
    }

    /// The fingerprint once the handler is done.
    ///
    /// @param limit how many bytes that the handler left may be read
    /// @return null if the body was cut off or is longer than that
    byte @Nullable [] fingerprint(long limit) throws IOException {
        return !isLong || (body != null && body.isComplete(limit)) ? digested() : null;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var encoding = getCharacterEncoding();
        var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    private byte[] digested() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest digest, @Nullable String... texts) {
        for (var text : texts) {
            digest.update((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
