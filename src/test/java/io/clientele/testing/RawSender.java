package io.clientele.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Pattern;

/// A sender that does what no client library would: sends a part, sends slowly, goes away.
public final class RawSender implements Closeable {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final Socket socket;
    private final InputStream in;

    public RawSender(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// Sends text as it is.
    public RawSender send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /// Sends one character a tenth of a second until an answer comes.
    ///
    /// @return the answer's head and body
    public String trickle(char character) throws IOException, InterruptedException {
        while (in.available() == 0) {
            send(String.valueOf(character));
            Thread.sleep(100);
        }
        return answer();
    }

    /// Waits for the answer: its head and body.
    public String answer() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        var length = LENGTH.matcher(head);
        return head
                + (length.find()
                        ? new String(in.readNBytes(Integer.parseInt(length.group(1))), ISO_8859_1)
                        : "");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
