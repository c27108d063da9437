package io.clientele.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to a database that falls silent as one does whose machine has gone without a word: what is
/// open stays open, and nothing comes. Who connects afterwards gets through, as to its successor.
public final class SilentProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();

    private SilentProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /// A proxy for a port of this machine.
    public static SilentProxy to(int target) {
        try {
            var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var proxy = new SilentProxy(door, target);
            Thread.startVirtualThread(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /// From now on nothing gets through what is open.
    public void fallSilent() {
        lines.forEach(line -> line.silent = true);
    }

    /// How often anybody has asked the database for something, in one go.
    public int questions() {
        return questions.get();
    }

    private void accept() {
        try {
            while (true) {
                var line =
                        new Line(
                                door.accept(),
                                new Socket(InetAddress.getLoopbackAddress(), target));
                lines.add(line);
                Thread.startVirtualThread(() -> line.carry(line.client, line.server, questions));
                Thread.startVirtualThread(
                        () -> line.carry(line.server, line.client, new AtomicInteger()));
            }
        } catch (IOException e) {
            lines.forEach(Line::close); // the door is shut
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Line {

        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /// @param pieces counts them
        void carry(Socket from, Socket to, AtomicInteger pieces) {
            byte[] bytes = new byte[1 << 13];
            try {
                for (int count; (count = from.getInputStream().read(bytes)) >= 0; ) {
                    if (!silent) {
                        pieces.incrementAndGet();
                        to.getOutputStream().write(bytes, 0, count);
                    }
                }
            } catch (IOException e) {
                // one of both has hung up
            }
            close();
        }

        void close() {
            try (client;
                    server) {
                silent = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
