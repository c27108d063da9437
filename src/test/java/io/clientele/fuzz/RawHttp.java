package io.clientele.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// HTTP as it is on the wire, so that nothing is put right before it is sent.
final class RawHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /// An answer; its headers' names in lower case.
    record Answer(int status, Map<String, String> headers, String body) {

        String contentType() {
            return headers.getOrDefault("content-type", "").replaceAll(";.*", "").strip();
        }
    }

    /// Sends a request as it is and waits for the whole answer.
    ///
    /// @param target path and query, not encoded any further
    Answer send(String method, String target, List<String> headers, byte[] body)
            throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            var head = new StringBuilder();
            head.append(method)
                    .append(' ')
                    .append(target)
                    .append(" HTTP/1.1\r\nHost: localhost\r\n");
            head.append("Connection: close\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            if (body.length > 0) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            head.append("\r\n");
            var request = new ByteArrayOutputStream();
            request.write(head.toString().getBytes(StandardCharsets.UTF_8));
            request.write(body);
            try {
                socket.getOutputStream().write(request.toByteArray());
            } catch (IOException e) {
                // Refused before it was read to its end; the answer tells why.
            }
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    private static Answer parse(byte[] bytes) throws IOException {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no HTTP answer: '%s'".formatted(text));
        }
        var lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        byte[] body = java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length);
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            body = unchunked(body);
        }
        return new Answer(
                Integer.parseInt(lines[0].split(" ", 3)[1]),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] unchunked(byte[] body) throws IOException {
        var in = new ByteArrayInputStream(body);
        var out = new ByteArrayOutputStream();
        for (int length = length(in); length > 0; length = length(in)) {
            out.write(in.readNBytes(length));
            in.skipNBytes(2);
        }
        return out.toByteArray();
    }

    private static int length(ByteArrayInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) {
                throw new IOException("the answer ends in the middle");
            }
            line.append((char) sign);
        }
        return Integer.parseInt(line.toString().strip(), 16);
    }
}
