package io.clientele.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// One connection that is used again and again, and costs next to nothing beside what it measures.
final class KeepAlive implements Closeable {

    private final Socket socket;
    private final InputStream in;
    private String tag = "";
    private boolean chunked;

    /// Bytes of the body, or of its piece that comes next.
    private int piece;

    KeepAlive(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// Posts JSON and returns the answer's status.
    int post(String path, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        int status =
                begin(
                        "POST "
                                + path
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n",
                        body);
        end();
        return status;
    }

    /// Gets a resource and returns the answer's status.
    ///
    /// @param headers further lines, each with its end
    int get(String path, String headers) throws IOException {
        int status = begin(path, headers);
        end();
        return status;
    }

    /// Asks for a resource and returns the answer's status as soon as its body begins; whoever has
    /// asked so reads it to its [#end()].
    int begin(String path, String headers) throws IOException {
        return begin(
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n", new byte[0]);
    }

    private int begin(String head, byte[] body) throws IOException {
        var start = head.getBytes(ISO_8859_1);
        var request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        piece = 0;
        chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                piece = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding: chunked");
            if (lower.startsWith("etag:")) {
                tag = header.substring(5).strip();
            }
        }
        if (chunked) {
            piece = chunk();
        }
        return status;
    }

    /// Reads what is left of an answer.
    void end() throws IOException {
        in.skipNBytes(piece);
        while (chunked && piece > 0) {
            line();
            piece = chunk();
            in.skipNBytes(piece);
        }
        if (chunked) {
            line();
        }
    }

    /// The last ETag that was answered.
    String tag() {
        return tag;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the service closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
