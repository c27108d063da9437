package io.clientele.patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;

import io.clientele.reading.RefreshAhead;
import io.clientele.reading.SharedReads;
import io.clientele.testing.TestDatabase;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;

class PatientDataSourceTests {

    private static final int PATIENCE = 2_000;

    private final HikariDataSource pool = new HikariDataSource();
    private final PatientDataSource source =
            new PatientDataSource(pool, Duration.ofMillis(PATIENCE));

    @BeforeEach
    void openThePool() {
        pool.setDataSource(TestDatabase.empty().dataSource());
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(1_000);
        pool.setExceptionOverride(Patience.WATCH);
    }

    @AfterEach
    void closeThePool() {
        RequestContextHolder.resetRequestAttributes();
        pool.close();
    }

    @Test
    void aRequestDoesNotWaitForASilentDatabase() {
        answering("GET", "/");

        assertThatThrownBy(() -> sleep(60)).hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aRequestThatHasWaitedInVainIsRefusedAtOnce() throws SQLException {
        answering("GET", "/");
        assertThatThrownBy(() -> sleep(60)).hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(this::patience).hasMessageContaining("waited long enough");

        answering("GET", "/");
        try (var _ = source.getConnection()) { // the only one
            assertThatThrownBy(this::patience).hasMessageContaining("not available");
        }
        assertThatThrownBy(this::patience).hasMessageContaining("waited long enough");

        answering("GET", "/");
        assertThat(patience()).isPositive();
    }

    @Test
    void waitingForConnectionsIsPartOfIt() throws Exception {
        answering("GET", "/");
        var other = source.getConnection();
        var giver =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (other) {
                                        awaitWaiting();
                                    } catch (SQLException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });

        assertThat(patience()).isLessThan(PATIENCE);
        giver.join();
    }

    @Test
    void anAnswerGivesItAnewToARequestThatGoesOnToReceive() throws SQLException {
        answering("POST", "/uploads");
        try (var _ = source.getConnection()) { // the only one
            assertThatThrownBy(this::patience).hasMessageContaining("not available");
        }
        assertThatThrownBy(this::patience).hasMessageContaining("waited long enough");

        Patience.renew();

        assertThat(patience()).isPositive();
    }

    @Test
    void aReadForManyDoesNotEndWithThePatienceOfTheOneWhoReads() throws SQLException {
        var shared =
                new SharedReads<String, Integer>(
                        1,
                        1,
                        _ -> {
                            int left = patienceOfRead();
                            return _ -> left;
                        });
        answering("GET", "/");
        try (var _ = source.getConnection()) { // the only one
            assertThatThrownBy(this::patience).hasMessageContaining("not available");
        }

        assertThat(shared.of("anything")).isPositive();

        assertThatThrownBy(this::patience).hasMessageContaining("waited long enough");
    }

    @Test
    void endsForARequestThatLeftItToAnotherThreadToWaitInVain() throws SQLException {
        answering("POST", "/uploads");
        Patience.share(new IllegalStateException("no wait", new SQLException("refused")));
        assertThat(patience()).isPositive();

        Patience.share(new IllegalStateException(new SocketTimeoutException("silence")));

        assertThatThrownBy(this::patience).hasMessageContaining("waited long enough");
    }

    @Test
    void whatIsReadAheadWaitsAsLongAsARequest() {
        var ahead = new RefreshAhead<>(Duration.ofSeconds(1), this::patienceOfRead);
        assertThat(ahead.value()).isZero();

        await().until(() -> ahead.value() == Patience.REQUEST.toMillis());
    }

    private int patienceOfRead() {
        try {
            return patience();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitWaiting() {
        await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
    }

    @Test
    void backgroundWorkAndUndoingDo() throws SQLException {
        assertThat(patience()).isZero();
        answering("DELETE", "/uploads/7");
        assertThat(patience()).isEqualTo((int) Patience.TURN.toMillis());
        answering("DELETE", "/api-keys/7");
        assertThat(patience()).isPositive();
    }

    @Test
    void workWaitsAsLongAsItSays() throws SQLException {
        int within = Patience.within(Duration.ofSeconds(7), this::patienceOfRead);

        assertThat(within).isEqualTo(7_000);
        assertThat(patience()).isZero();
    }

    @Test
    void whoSaysNothingWaitsAMinuteAtMost() throws IOException {
        var settings =
                new YamlPropertySourceLoader()
                        .load("settings", new ClassPathResource("application.yaml"))
                        .getFirst();

        assertThat(
                        settings.getProperty(
                                "spring.datasource.hikari.data-source-properties.socketTimeout"))
                .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                .isBetween(1, 60);
    }

    @Test
    void patienceComesBackWithTheConnection() throws SQLException {
        answering("GET", "/");
        assertThat(patience()).isBetween(1, PATIENCE);

        RequestContextHolder.resetRequestAttributes();

        assertThat(patience()).isZero();
    }

    private void sleep(int seconds) {
        JdbcClient.create(source).sql("select pg_sleep(?)").param(seconds).query().singleRow();
    }

    private int patience() throws SQLException {
        try (var connection = source.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    private static void answering(String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
