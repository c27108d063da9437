package io.clientele.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clientele.ServiceProcess;
import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The short form of [Faults], and an orderly end under load.
@Execution(ExecutionMode.CONCURRENT)
class FaultTests {

    private static final int IN_FLIGHT = 8;

    @TempDir private Path folder;

    @Test
    void losesNothingAcknowledgedWhateverDiesOrStandsStill()
            throws IOException, InterruptedException, SQLException {
        try (var faults = new Faults(folder)) {
            faults.killPostgresql();
            faults.freezePostgresql(Duration.ofSeconds(6));
            faults.slowPostgresql(Duration.ofSeconds(2));
            faults.takeAllConnections(Duration.ofSeconds(6));
            faults.killService();
            faults.check();
        }
    }

    @Test
    void answersWhatIsInFlightBeforeItEnds() throws IOException {
        List<Socket> senders = new ArrayList<>();
        var service = ServiceProcess.start(TestDatabase.migrated());
        try (service) {
            for (int i = 0; i < IN_FLIGHT; i++) {
                senders.add(beginOrder(service.port(), i));
            }
            service.handle().destroy();
            await().atMost(Duration.ofSeconds(20)).until(() -> refusesToListen(service.port()));

            for (int i = 0; i < IN_FLIGHT; i++) {
                var sender = senders.get(i);
                sender.getOutputStream().write(restOfOrder(i).getBytes(StandardCharsets.UTF_8));
                var answer =
                        new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 201");
            }
            assertThat(
                            service.handle()
                                    .onExit()
                                    .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                                    .join()
                                    .isAlive())
                    .isFalse();
        } finally {
            for (Socket sender : senders) {
                sender.close();
            }
        }
    }

    /// The head and half of the body.
    private static Socket beginOrder(int port, int number) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        var head =
                """
                POST /uploads HTTP/1.1
                Host: localhost
                Connection: close
                Content-Type: application/json
                Content-Length: %d

                """
                        .formatted(firstHalf().length() + restOfOrder(number).length())
                        .replace("\n", "\r\n");
        socket.getOutputStream().write((head + firstHalf()).getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String firstHalf() {
        return "[{\"customer_id\":\"c1\",\"amount\":9.5,";
    }

    private static String restOfOrder(int number) {
        return "\"order_id\":\"o%d\",\"timestamp\":\"2025-06-01\"}]".formatted(number);
    }

    private static boolean refusesToListen(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
