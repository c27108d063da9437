package io.clientele.patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.clientele.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

class WatchedSocketsTests {

    /// What Linux tells of a socket: the timer that runs, and when it ends in hundredths of a
    /// second.
    private static final List<Path> SOCKETS =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private static final int TIMER = 6;
    private static final String KEEPALIVE = "02";

    @Test
    void areAskedAfterAShortSilence() throws IOException, SQLException {
        assumeThat(SOCKETS).allMatch(Files::exists);
        var database = TestDatabase.empty();
        try (var pool = new PatientPool(database, database.url(), 60);
                var connection = pool.source().getConnection()) {
            int port =
                    JdbcClient.create(new SingleConnectionDataSource(connection, true))
                            .sql("select inet_client_port()")
                            .query(Integer.class)
                            .single();

            var timer = timer(port);

            assertThat(timer[0]).isEqualTo(KEEPALIVE);
            assertThat(Integer.parseInt(timer[1], 16) / 100)
                    .isBetween(0, WatchedSockets.IDLE_SECONDS);
        }
    }

    private static String[] timer(int port) throws IOException {
        var sockets =
                Stream.concat(
                        Files.readAllLines(SOCKETS.getFirst()).stream(),
                        Files.readAllLines(SOCKETS.getLast()).stream());
        return sockets.filter(line -> line.matches("\\s+\\d+: [0-9A-F]+:%04X .*".formatted(port)))
                .map(line -> line.strip().split("\\s+", TIMER + 1)[TIMER - 1].split(":"))
                .findFirst()
                .orElseThrow();
    }
}
